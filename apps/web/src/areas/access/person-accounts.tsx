import type { Account } from '@trellis/core/access';
import { useApi, useLoad } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longTime } from '@trellis/ui/long-date';
import { Row, Rows } from '@trellis/ui/rows';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { ReasonSheet } from '../people/reason-sheet.tsx';
import { accountFrom } from './account-words.ts';
import { useAdministers } from '../../use-administers.ts';

/** What taking an account off somebody leads to. */
const CONSEQUENCES = [
  'Whoever uses the account is signed out, and it is nobody’s until they use a code or name their agency.',
  'Trellis does not join it to this person again by itself, whatever the LMS says.',
  'Learning that an LMS told us of this account no longer counts for this person.',
];

/** The accounts that somebody signs in with, and the way to take off one that is not hers: for administrators. */
export function PersonAccounts({ personId, name }: { readonly personId: string; readonly name: string }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const isAdministrator = useAdministers();
  const held = useLoad(async () => {
    if (!isAdministrator) return { accounts: [], platforms: [] };
    const [accounts, platforms] = await Promise.all([
      api.access.accountsOf.query({ personId }),
      api.access.platforms.query(),
    ]);
    return { accounts, platforms };
  }, [personId, isAdministrator]);
  const [parting, setParting] = useState<Account>();
  const done = useDoneNote('Done');
  if (!isAdministrator) return null;
  const { accounts, platforms } = held.answer ?? { accounts: [], platforms: [] };
  return (
    <Card title="Accounts">
      <Stack>
        {done.note}
        <FaultNote title="We could not look for accounts" error={held.error} />
        {held.answer !== undefined && accounts.length === 0 ? <p>None yet.</p> : null}
        {accounts.length === 0 ? null : (
          <Rows label="Accounts">
            {accounts.map((account) => (
              <Row
                key={account.id}
                title={account.shownName ?? 'No name given there'}
                detail={accountFrom(account, platforms)}
                text={`Last seen ${longTime(account.lastSeenAt, timeZone)}`}
                end={
                  account.state === 'joined' ? (
                    <Button small about={account.shownName} onPress={() => setParting(account)}>
                      Not theirs
                    </Button>
                  ) : (
                    <Link href="/accounts">Waits for you</Link>
                  )
                }
              />
            ))}
          </Rows>
        )}
      </Stack>
      {parting === undefined ? null : (
        <ReasonSheet
          title={`Take this account off ${name}?`}
          consequences={CONSEQUENCES}
          button="Take it off"
          onClose={() => setParting(undefined)}
          onGiven={async (why) => {
            await api.access.partAccount.mutate({ accountId: parting.id, why });
            setParting(undefined);
            done.say('The account is nobody’s now.');
            held.again();
          }}
        />
      )}
    </Card>
  );
}
