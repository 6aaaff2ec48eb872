import type { UnsurePersonShown } from '@trellis/core/lms';
import { useApi, usePaged } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { useLmsNames } from '../lms/use-lms-names.ts';
import { MatchLmsPerson } from './match-lms-person.tsx';

/** People whom LMSs told us of without our being sure who they are, each beside the people they may be. */
export function MatchListOfLmss() {
  const api = useApi();
  const people = usePaged<UnsurePersonShown>((page) => api.lms.unsurePeople.query(page), [], { size: 10 });
  const { nameOf } = useLmsNames();
  const decided = useDoneNote('Decided');
  if (people.rows === undefined)
    return people.error === undefined ? (
      <ProgressBar label="People from LMSs" words="Loading the people from LMSs" />
    ) : (
      <FaultNote title="We could not load the people from LMSs" error={people.error} />
    );
  return (
    <Stack gap="wide">
      {decided.note}
      <p>
        Until you decide, nobody of these sees anything here, and nothing that they completed counts. A name alone never
        decides.
      </p>
      <FaultNote title="We could not load the people from LMSs" error={people.error} />
      {people.rows.length === 0 ? (
        <Card>
          <EmptyState
            level={2}
            title={
              people.pager === undefined && !people.isLoading ? 'Nobody waits for a decision' : 'Nothing on this page'
            }
            text="Somebody comes here when an LMS tells of a completion, or a roster is read, and what the LMS may vouch for does not say for certain whose record it is."
          />
        </Card>
      ) : (
        people.rows.map((row) => (
          <MatchLmsPerson
            key={row.unsure.id}
            row={row}
            lmsName={nameOf(row.unsure.registrationId) || row.lmsName}
            onDecided={(words) => {
              decided.say(words);
              people.again();
            }}
          />
        ))
      )}
      {people.pager === undefined ? null : <Pager label="Pages of people from LMSs" {...people.pager} />}
    </Stack>
  );
}
