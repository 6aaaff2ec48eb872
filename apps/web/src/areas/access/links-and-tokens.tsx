import { useApi, useLoad } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { CopyField } from '@trellis/ui/copy-field';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { Section } from '@trellis/ui/section';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { ApiTokens } from './api-tokens.tsx';
import { GrantForm } from './grant-form.tsx';
import { LINK_ROLES, TOKEN_ROLES } from './roles-offered.ts';

/** Links for people who are in no LMS, and tokens for other systems: made, listed, and made useless again. */
export function LinksAndTokens() {
  const timeZone = useTimeZone();
  const api = useApi();
  const known = useLoad(() => api.people.agencies.query(), []);
  const agencies = known.answer ?? [];
  const [link, setLink] = useState<{ readonly url: string; readonly expiresAt: string; readonly name: string }>();
  const [token, setToken] = useState<{ readonly secret: string; readonly name: string }>();
  const [round, setRound] = useState(0);
  return (
    <>
      <PageHead
        title="Links and tokens"
        lead="A link lets somebody in who is in no LMS, such as a board member. A token lets another system in, such as that of HR or finance."
      />
      <FaultNote title="We could not load the agencies" error={known.error} />
      <Columns kind="two" spaced>
        <Card title="A link for somebody">
          <Stack>
            <p>It signs one person in, once, within an hour. Send it only to whom it is for.</p>
            {link === undefined ? null : (
              <Stack gap="tight">
                <CopyField label={`Link for ${link.name}`} text={link.url} button="Copy" />
                <output className="muted small">{`It works until ${longTime(link.expiresAt, timeZone)}, and we show it only now.`}</output>
              </Stack>
            )}
            <GrantForm
              id="link"
              title="Make a link"
              nameLabel="For whom is it?"
              nameHint="The name they go by here."
              roles={LINK_ROLES}
              agencies={agencies}
              onMake={async (name, grant) => {
                const { url, expiresAt } = await api.access.createSignInLink.mutate({ name, grant });
                setLink({ url, expiresAt, name });
              }}
            />
          </Stack>
        </Card>
        <Card title="A token for another system">
          <Stack>
            <p>
              It works until somebody makes it useless. Give each system one of its own, with no more than it needs.
            </p>
            {token === undefined ? null : (
              <Stack gap="tight">
                <CopyField label={`Token for ${token.name}`} text={token.secret} button="Copy" />
                <output className="muted small">Put it where the other system keeps it: we show it only now.</output>
              </Stack>
            )}
            <GrantForm
              id="token"
              title="Make a token"
              nameLabel="What is it for?"
              nameHint="Such as “HR system, nightly”. No names of people."
              roles={TOKEN_ROLES}
              agencies={agencies}
              onMake={async (name, grant) => {
                const { secret } = await api.access.createToken.mutate({ name, grant });
                setToken({ secret, name });
                setRound(round + 1);
              }}
            />
          </Stack>
        </Card>
      </Columns>
      <Section title="Tokens">
        <ApiTokens round={round} agencies={agencies} />
      </Section>
    </>
  );
}
