import { useDoneNote } from '@trellis/ui/done-note';
import { Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { Section } from '@trellis/ui/section';
import { JoinRequests } from './join-requests.tsx';
import { WaitingAccounts } from './waiting-accounts.tsx';
import { useAdministers } from '../../use-administers.ts';

/** Those who signed in and whom we do not know for certain: who asks to be let in, and which accounts wait for confirmation. */
export function Accounts() {
  const done = useDoneNote('Done');
  const isAdministrator = useAdministers();
  return (
    <>
      <PageHead
        title="Accounts that wait"
        lead="People who signed in from an LMS, and of whom we cannot say for certain which record is theirs. Until you decide they see nothing."
      />
      {done.note}
      <div className="section">
        <Stack gap="loose">
          <Section title="Asking to be let in" aside="They named an agency of yours">
            <JoinRequests onDone={done.say} />
          </Section>
          {isAdministrator ? (
            <Section title="To be confirmed" aside="Matched to somebody with a wider role">
              <WaitingAccounts onDone={done.say} />
            </Section>
          ) : null}
        </Stack>
      </div>
    </>
  );
}
