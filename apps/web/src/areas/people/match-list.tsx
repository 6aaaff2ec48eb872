import type { CaseListed } from '@trellis/core/people';
import { useApi, useLoad, usePaged, useServices } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { useDoneNote } from '@trellis/ui/done-note';
import { Link } from '@trellis/ui/link';
import { MatchCase } from './match-case.tsx';
import { MatchPages } from './match-pages.tsx';

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
  const agencies = useLoad(() => api.people.agencies.query(), []);
  const decided = useDoneNote('Decided');
  return (
    <MatchPages
      what="the match list"
      label="Match list"
      paged={cases}
      decided={decided}
      intro={
        <>
          <FaultNote title="We could not load the agencies" error={agencies.error} />
          {runId === undefined ? null : (
            <p>
              These rows are from one file.{' '}
              <Link kind="text" href="/import?part=match">
                Show the rows of all files
              </Link>
            </p>
          )}
        </>
      }
      empty={{
        title: 'No row waits for a decision',
        text: 'A row comes here when it may be somebody we know and only a person can tell: two people of the same name, a staff number given out again, a shared mailbox.',
      }}
    >
      {(open, onDecided) => (
        <MatchCase key={open.id} open={open} agencies={agencies.answer ?? []} onDecided={onDecided} />
      )}
    </MatchPages>
  );
}
