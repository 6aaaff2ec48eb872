import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { PlainList } from '@trellis/ui/plain-list';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Section } from '@trellis/ui/section';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import type { YearShown } from '../answers.ts';
import { QualityTabs } from '../quality-tabs.tsx';
import { CAUSE_WORDS, OUTCOME_WORDS } from '../reviews/review-words.ts';
import { CountTable } from './count-table.tsx';
import { FoundTable } from './found-table.tsx';
import { YearLessons } from './year-lessons.tsx';
import { designWords, yearPeriod, yearTitle } from './year-words.ts';

/** The annual quality summary: what was held, looked at, found, agreed and left open, to read and to print. */
export function YearPage() {
  const timeZone = useTimeZone();
  const api = useApi();
  const typed = Number(useServices().query['year']);
  const asked = Number.isInteger(typed) && typed >= 2000 && typed <= 2100 ? typed : undefined;
  const loading = useLoad(async () => {
    const today = todayOn(timeZone);
    const thisYear = Number(today.slice(0, 4));
    const year = await api.quality.summary.query({ year: asked ?? thisYear });
    // A partnership's year may begin in September: until then, the one that runs began the year before.
    return asked === undefined && year.from > today ? await api.quality.summary.query({ year: thisYear - 1 }) : year;
  }, [asked ?? 0]);
  if (loading.answer === undefined)
    return (
      <>
        <PageHead title="The year" />
        <QualityTabs current="/quality/year" />
        {loading.state === 'failed' ? (
          <FaultNote title="We could not work out the year" error={loading.error} />
        ) : (
          <ProgressBar label="The year" words="Counting the year" />
        )}
      </>
    );
  return <Year of={loading.answer} />;
}

function Year({ of }: { readonly of: YearShown }) {
  const timeZone = useTimeZone();
  const { events, reviews, actions } = of;
  const { period, counted } = yearPeriod(of);
  return (
    <>
      <Answer
        context={`Quality of training, ${period}`}
        title={yearTitle(of)}
        more={counted}
        figures={[
          { value: String(events.held), label: events.held === 1 ? 'session held' : 'sessions held' },
          { value: String(events.observed), label: 'observed' },
          { value: String(reviews.opened), label: reviews.opened === 1 ? 'review opened' : 'reviews opened' },
          { value: `${actions.closed} of ${actions.agreed}`, label: 'actions done' },
        ]}
      />
      <QualityTabs current="/quality/year" />
      <Others year={of.year} />
      <Section title="What observers saw" aside={`${events.observed} of ${events.held} sessions observed`}>
        <FoundTable found={of.standards} />
      </Section>
      <Columns kind="two" spaced>
        <Card title="Why courses were reviewed">
          <CountTable
            what="Reason"
            none="No review was opened."
            rows={reviews.byCause.map(({ kind, count }) => ({ label: CAUSE_WORDS[kind], count }))}
          />
        </Card>
        <Card title="What came of reviews">
          <Stack>
            <CountTable
              what="Outcome"
              none="No review was closed."
              rows={reviews.byOutcome.map(({ outcome, count }) => ({ label: OUTCOME_WORDS[outcome], count }))}
            />
            <p>{reviews.open === 0 ? 'None is open.' : `${reviews.open} still open.`}</p>
          </Stack>
        </Card>
      </Columns>
      <Columns kind="two" spaced>
        <Card title="Actions">
          <Facts
            items={[
              { term: 'Agreed', detail: actions.agreed },
              { term: 'Done', detail: actions.closed },
              { term: 'Open at the end', detail: actions.open },
              { term: 'Past their day at the end', detail: actions.overdue },
            ]}
          />
        </Card>
        <Card title="Agencies’ own courses">
          <Facts
            items={[
              { term: 'Asked for', detail: of.endorsements.asked },
              { term: 'Endorsed', detail: of.endorsements.endorsed },
              ...(of.endorsements.declared === 0
                ? []
                : [{ term: 'Declared by the agency itself', detail: of.endorsements.declared }]),
              { term: 'Refused', detail: of.endorsements.refused },
              { term: 'Count at the end', detail: of.endorsements.counting },
              { term: 'Ran out or were ended', detail: of.endorsements.expired + of.endorsements.ended },
            ]}
          />
        </Card>
      </Columns>
      <YearLessons lessons={of.lessons} />
      <Section title="Courses against standards">
        <Card>
          <p className="measure">{designWords(of.design)}</p>
        </Card>
      </Section>
      <div className="section">
        <Note title="What we do not know" state="unknown">
          <PlainList items={of.notKnown} />
        </Note>
      </div>
      <div className="print-only">
        <p>{`Printed on ${longDate(todayOn(timeZone))}.`}</p>
        <p className="sign">Signed for the partnership</p>
        <p className="sign">Date</p>
      </div>
    </>
  );
}

/** The way to the years before and after, and to paper. */
function Others({ year }: { readonly year: number }) {
  const timeZone = useTimeZone();
  const link = useLink();
  const at = (one: number): string => link(`/quality/year?year=${one}`);
  return (
    <div className="btns no-print">
      <Button icon="print" onPress={() => window.print()}>
        Print
      </Button>
      <Link kind="text" href={at(year - 1)}>
        The year before
      </Link>
      {year < Number(todayOn(timeZone).slice(0, 4)) ? (
        <Link kind="text" href={at(year + 1)}>
          The year after
        </Link>
      ) : null}
    </div>
  );
}
