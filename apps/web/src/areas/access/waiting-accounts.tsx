import type { Account } from '@trellis/core/access';
import { useAction, useApi, useLoad, usePaged } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { longTime } from '@trellis/ui/long-date';
import { FaultNote } from '@trellis/ui/fault-note';
import { PagedTable } from '@trellis/ui/paged-table';
import { personName } from '@trellis/ui/person-name';
import { useTimeZone } from '@trellis/ui/time-zone';

/** Accounts that an LMS matched to somebody with a wider role: an administrator says whether it is that person. */
export function WaitingAccounts({ onDone }: { readonly onDone: (words: string) => void }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const accounts = usePaged<Account>((page) => api.access.waitingAccounts.query(page), []);
  const deciding = useAction();

  function decide(account: Account, isTheirs: boolean): void {
    deciding.run(async () => {
      await api.access.confirmAccount.mutate({ accountId: account.id, isTheirs });
      onDone(
        isTheirs
          ? 'The account is joined to the record.'
          : 'The account stays nobody’s. Its holder can use a code, or name an agency.',
      );
      accounts.again();
    });
  }
  return (
    <>
      <FaultNote title="Your answer was not saved" error={deciding.error} />
      <Card>
        <PagedTable
          paged={accounts}
          what="accounts"
          caption="Accounts to be confirmed"
          quietCaption
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              header: 'Account',
              heading: true,
              cell: (row) => (
                <>
                  {row.shownName ?? 'No name given by the LMS'}
                  <small>{row.issuer}</small>
                </>
              ),
            },
            {
              key: 'person',
              header: 'May be',
              cell: (row) =>
                row.personId === undefined ? (
                  'Waits for the lead of the agency they named'
                ) : (
                  <MayBe personId={row.personId} />
                ),
            },
            { key: 'at', header: 'Last seen', cell: (row) => longTime(row.lastSeenAt, timeZone) },
            {
              key: 'answer',
              header: 'Answer',
              quiet: true,
              cell: (row) =>
                row.personId === undefined ? null : (
                  <ButtonRow>
                    <Button
                      small
                      about={row.shownName}
                      busy={deciding.isBusy ? 'Saving' : undefined}
                      onPress={() => decide(row, true)}
                    >
                      Yes, it is them
                    </Button>
                    <Button
                      small
                      about={row.shownName}
                      busy={deciding.isBusy ? 'Saving' : undefined}
                      onPress={() => decide(row, false)}
                    >
                      No
                    </Button>
                  </ButtonRow>
                ),
            },
          ]}
          empty={
            <EmptyState
              title="No account waits for you"
              text="An account that may be somebody with more than a practitioner’s role is joined only when you confirm it."
            />
          }
        />
      </Card>
    </>
  );
}

function MayBe({ personId }: { readonly personId: string }) {
  const api = useApi();
  const held = useLoad(() => api.people.person.query({ personId }), [personId]).answer;
  return <Link href={`/people/${personId}`}>{held === undefined ? 'Open the record' : personName(held.person)}</Link>;
}
