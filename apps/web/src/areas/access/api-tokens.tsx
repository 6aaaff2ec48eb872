import type { Token } from '@trellis/core/access';
import { useAction, useApi, usePaged } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Dialog } from '@trellis/ui/dialog';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { PagedTable } from '@trellis/ui/paged-table';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { ROLE_WORDS } from '../../role-words.ts';

export interface ApiTokensProps {
  /** Changes with each new one. */
  readonly round: number;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
}

/** Every token, what it may do and when it was last used, with the way to make it useless. */
export function ApiTokens({ round, agencies }: ApiTokensProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const tokens = usePaged<Token>((page) => api.access.tokens.query(page), [round]);
  const [chosen, choose] = useState<Token>();
  const done = useDoneNote('Done');
  const ending = useAction();
  const within = (agencyId: string | undefined): string =>
    agencyId === undefined
      ? 'The whole partnership'
      : (agencies.find(({ id }) => id === agencyId)?.name ?? 'One agency');
  return (
    <Stack>
      {done.note}
      <Card>
        <PagedTable
          paged={tokens}
          what="tokens"
          caption="Tokens, the newest first"
          rowKey={(row) => row.id}
          isChosen={(row) => row.id === chosen?.id}
          columns={[
            { key: 'name', header: 'What it is for', heading: true, cell: (row) => row.name },
            {
              key: 'role',
              header: 'What it may do',
              cell: (row) => (
                <>
                  {ROLE_WORDS[row.grant.role]}
                  <small>{within(row.grant.agencyId)}</small>
                </>
              ),
            },
            { key: 'made', header: 'Made', cell: (row) => longTime(row.createdAt, timeZone) },
            {
              key: 'used',
              header: 'Last used',
              cell: (row) => (row.lastUsedAt === undefined ? 'Never' : longTime(row.lastUsedAt, timeZone)),
            },
            {
              key: 'end',
              header: 'Change',
              quiet: true,
              cell: (row) =>
                row.revokedAt === undefined ? (
                  <Button small about={row.name} onPress={() => choose(row)}>
                    Make useless
                  </Button>
                ) : (
                  <StateMark state="exempt">{`Useless since ${longTime(row.revokedAt, timeZone)}`}</StateMark>
                ),
            },
          ]}
          empty={
            <EmptyState title="No token yet" text="Other systems have no way in until you make one for each of them." />
          }
        />
      </Card>
      {chosen === undefined ? null : (
        <Dialog
          open
          kind="middle"
          onClose={() => choose(undefined)}
          title={`Make “${chosen.name}” useless?`}
          foot={
            <>
              <Button
                kind="main"
                busy={ending.isBusy ? 'Saving' : undefined}
                onPress={() =>
                  ending.run(async () => {
                    await api.access.revokeToken.mutate({ tokenId: chosen.id });
                    done.say(`Nobody gets in with “${chosen.name}” any more.`);
                    choose(undefined);
                    tokens.again();
                  })
                }
              >
                Make it useless
              </Button>
              <Button onPress={() => choose(undefined)}>Not now</Button>
            </>
          }
        >
          <Stack>
            <FaultNote title="It still works" error={ending.error} />
            <p>Whatever uses it is refused from now on. It cannot be brought back: make a new one instead.</p>
          </Stack>
        </Dialog>
      )}
    </Stack>
  );
}
