import { UNSURE_DAYS, type UnsurePersonShown } from '@trellis/core/lms';
import { useApi, usePaged } from '@trellis/plugin/screens';
import { useDoneNote } from '@trellis/ui/done-note';
import { useLmsNames } from '../lms/use-lms-names.ts';
import { MatchLmsPerson } from './match-lms-person.tsx';
import { MatchPages } from './match-pages.tsx';

/** People whom LMSs told us of without our being sure who they are, each beside the people they may be. */
export function MatchListOfLmss() {
  const api = useApi();
  const people = usePaged<UnsurePersonShown>((page) => api.lms.unsurePeople.query(page), [], { size: 10 });
  const { nameOf } = useLmsNames();
  const decided = useDoneNote('Decided');
  return (
    <MatchPages
      what="the people from LMSs"
      label="People from LMSs"
      paged={people}
      decided={decided}
      intro={
        <p>
          Until you decide, nobody of these sees anything here, and nothing that they completed counts. A name alone
          never decides. Anybody left undecided is forgotten {UNSURE_DAYS} days after the LMS last named them, unless a
          completion of theirs waits.
        </p>
      }
      empty={{
        title: 'Nobody waits for a decision',
        text: 'Somebody comes here when an LMS tells of a completion, or a roster is read, and what the LMS may vouch for does not say for certain whose record it is.',
      }}
    >
      {(row, onDecided) => (
        <MatchLmsPerson
          key={row.unsure.id}
          row={row}
          lmsName={nameOf(row.unsure.registrationId)}
          onDecided={onDecided}
        />
      )}
    </MatchPages>
  );
}
