import { useApi, useLink, useLoad } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { sittingLine, todayOn } from '@trellis/ui/sitting';
import { lengthAndPlace, placesLine } from '../event-words.ts';
import { listed } from '@trellis/ui/plural-words';
import { useTimeZone } from '@trellis/ui/time-zone';
import { fixesLine, fixingTitle } from './fixing-words.ts';
import { ownStateWords } from '../booking-words.ts';
import { pricesById } from '../prices.ts';
import { listFreeUntil, listPrice } from '../price-words.ts';

/** As many dates as are worth reading before everything else. */
const MOST = 4;

/** Dates of courses that would put right what is overdue for the reader, and renew what is due soon. Nothing where all is well. */
export function Fixing() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const loading = useLoad(async () => {
    const { rows, anyTime, nothing } = await api.compliance.fixing.query({});
    const first = rows.slice(0, MOST);
    return {
      rows: first,
      anyTime,
      nothing,
      prices: await pricesById(
        api,
        first.map(({ event }) => event.event.id),
      ),
    };
  }, []);
  if (loading.answer === undefined)
    return loading.state === 'failed' ? (
      <FaultNote title="We could not look what would put you right" error={loading.error} />
    ) : (
      <ProgressBar label="What would put you right" words="Looking what would put you right" />
    );
  const { rows, anyTime, nothing, prices } = loading.answer;
  if (rows.length === 0 && anyTime.length === 0 && nothing.length === 0) return null;
  return (
    <Card title={fixingTitle([...rows, ...anyTime].flatMap(({ fixes }) => fixes))}>
      <Stack>
        {rows.length + anyTime.length === 0 ? null : (
          <Rows>
            {rows.map(({ event: row, fixes }) => {
              const { mine, posts = [] } = prices.get(row.event.id) ?? {};
              return (
                <Row
                  key={row.event.id}
                  title={row.course.title}
                  href={link(`/training/${row.event.id}`)}
                  detail={`${sittingLine(row.event.sessions, timeZone)}. ${lengthAndPlace(row.event)}`}
                  end={mine === undefined ? undefined : <strong className="small">{ownStateWords[mine]}</strong>}
                  text={fixesLine(fixes)}
                >
                  <p className="small">
                    {[listPrice(posts), listFreeUntil(posts, todayOn(timeZone)), placesLine(row)]
                      .filter(Boolean)
                      .join('. ')}
                  </p>
                </Row>
              );
            })}
            {anyTime.map(({ course, fixes }) => (
              <Row
                key={course.ref}
                title={course.title}
                href={link(`/courses/${encodeURIComponent(course.ref)}`)}
                detail="No date needed: you can start it today"
                text={fixesLine(fixes)}
              />
            ))}
          </Rows>
        )}
        {nothing.length === 0 ? null : (
          <Note state="unknown" title="No date that is published yet puts this right">
            {`${listed(nothing.map(({ title }) => title))}. Ask the coordinator when the next date is planned.`}
          </Note>
        )}
      </Stack>
    </Card>
  );
}
