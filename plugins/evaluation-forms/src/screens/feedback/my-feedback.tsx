import type { SheetListed } from '@trellis/core/evaluation';
import { useLink, usePaged, useApi } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { Section } from '@trellis/ui/section';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import { FeedbackTabs } from './feedback-tabs.tsx';
import { KeptOnDevice } from './kept-on-device.tsx';
import { listedWords, STATE_SIGNS } from './sheet-words.ts';

/** The sheets that wait for the reader, as a learner and as a manager. */
export function MyFeedback() {
  const api = useApi();
  const paged = usePaged<SheetListed>((page) => api.evaluation.mySheets.query(page), []);
  const { rows, pager, error, isLoading, again } = paged;
  const waiting = rows?.filter(({ state }) => state === 'open') ?? [];
  const mine = waiting.filter(({ stage }) => stage !== 'manager');
  const team = waiting.filter(({ stage }) => stage === 'manager');
  const others = rows?.filter(({ state }) => state !== 'open') ?? [];
  return (
    <>
      <PageHead
        title="Feedback"
        lead="One minute each. Your answers make the next course better, and your plan keeps you going."
      />
      <FeedbackTabs current="/feedback" />
      <FaultNote title="We could not load your sheets" error={error} />
      {rows === undefined ? (
        error === undefined ? (
          <ProgressBar label="My sheets" words="Looking for what waits for you" />
        ) : null
      ) : rows.length === 0 ? (
        <Card>
          <EmptyState
            level={2}
            title="Nothing waits for you"
            text="We ask before a course, after it, and once more some months later. When a question opens it stands here."
          />
        </Card>
      ) : (
        <div aria-busy={isLoading}>
          <Stack gap="loose">
            <Part title="Waits for you" rows={mine} again={again} />
            <Part title="About your team" rows={team} again={again} />
            <Part title="Others" rows={others} again={again} />
          </Stack>
          {pager?.previous === undefined && pager?.next === undefined ? null : (
            <Pager label="Pages of my feedback" {...pager} />
          )}
        </div>
      )}
    </>
  );
}

function Part({
  title,
  rows,
  again,
}: {
  readonly title: string;
  readonly rows: readonly SheetListed[];
  readonly again: () => void;
}) {
  const timeZone = useTimeZone();
  const link = useLink();
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <Card>
        <Rows label={title}>
          {rows.map((row) => {
            const words = listedWords(row, timeZone);
            const { sign, words: state } = STATE_SIGNS[row.state];
            return (
              <Row
                key={`${row.bookingId} ${row.stage}`}
                title={words.title}
                detail={words.detail}
                text={words.text}
                {...(row.state === 'open' ? {} : { end: <StateMark state={sign}>{state}</StateMark> })}
              >
                <div className="btns">
                  <ButtonLink
                    href={link(`/feedback/${row.bookingId}/${row.stage}`)}
                    about={`${words.title}, ${words.detail}`}
                    {...(row.state === 'open' ? { kind: 'main' as const } : {})}
                    small
                  >
                    {row.state === 'open' ? 'Answer' : 'Open'}
                  </ButtonLink>
                  {row.state === 'open' ? <KeptOnDevice row={row} onSent={again} /> : null}
                </div>
              </Row>
            );
          })}
        </Rows>
      </Card>
    </Section>
  );
}
