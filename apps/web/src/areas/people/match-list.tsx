import type { CaseListed } from '@trellis/core/people';
import { useApi, useLoad, usePaged, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { FaultNote } from '@trellis/ui/fault-note';
import { MatchCase } from './match-case.tsx';

/** Rows of files that may be somebody we know, each beside the people it may be. A name alone never decides. */
export function MatchList() {
  const api = useApi();
  const { query } = useServices();
  const runId = query['run'];
  const cases = usePaged<CaseListed>(
    (page) => api.people.cases.query({ ...page, state: 'open', ...(runId === undefined ? {} : { runId }) }),
    [runId],
    { size: 10 },
  );
  const agencies = useLoad(() => api.people.agencies.query(), []).answer ?? [];
  const decided = useDoneNote('Decided');
  if (cases.rows === undefined)
    return cases.error === undefined ? (
      <ProgressBar label="Match list" words="Loading the match list" />
    ) : (
      <FaultNote title="We could not load the match list" error={cases.error} />
    );
  return (
    <Stack gap="wide">
      {decided.note}
      {runId === undefined ? null : (
        <p>
          These rows are from one file.{' '}
          <Link kind="text" href="/import?part=match">
            Show the rows of all files
          </Link>
        </p>
      )}
      <FaultNote title="We could not load the match list" error={cases.error} />
      {cases.rows.length === 0 ? (
        <Card>
          <EmptyState
            level={2}
            title={
              cases.pager === undefined && !cases.isLoading ? 'No row waits for a decision' : 'Nothing on this page'
            }
            text="A row comes here when it may be somebody we know and only a person can tell: two people of the same name, a staff number given out again, a shared mailbox."
          />
        </Card>
      ) : (
        cases.rows.map((open) => (
          <MatchCase
            key={open.id}
            open={open}
            agencies={agencies}
            onDecided={(words) => {
              decided.say(words);
              cases.again();
            }}
          />
        ))
      )}
      {cases.pager === undefined ? null : <Pager label="Pages of the match list" {...cases.pager} />}
    </Stack>
  );
}
