import type { Role } from '@trellis/core/access';
import { useAction, useApi, useLoad, useSession } from '@trellis/plugin/screens';
import { Button, TextButton } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { Row, Rows } from '@trellis/ui/rows';
import { SelectField } from '@trellis/ui/select-field';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { ROLE_WORDS } from '../../role-words.ts';
import { AgencyField } from '../people/agency-field.tsx';
import { needsAgency } from './roles-offered.ts';
import { useAdministers } from '../../use-administers.ts';

export interface PersonRolesProps {
  readonly personId: string;
  /** The agencies that she has a post in. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
}

/** What somebody may see and do in Trellis. An administrator grants any role; an agency’s lead makes managers in that agency. */
export function PersonRoles({ personId, agencies }: PersonRolesProps) {
  const api = useApi();
  const { grants } = useSession();
  const isAdministrator = useAdministers();
  const isLead = grants.some((grant) => grant.role === 'agency-lead');
  const held = useLoad(() => api.access.grantsOf.query({ personId }), [personId]);
  const everywhere =
    useLoad(async () => (isAdministrator ? await api.people.agencies.query() : agencies), [isAdministrator, personId])
      .answer ?? agencies;
  const [role, setRole] = useState<string>('manager');
  const [agencyId, setAgencyId] = useState(agencies[0]?.id ?? '');
  const [isMissing, setMissing] = useState(false);
  const changing = useAction();
  const names = new Map(everywhere.map((agency) => [agency.id, agency.name]));
  const mustName = needsAgency(role);
  if (!isAdministrator && !isLead) return null;

  function give(): void {
    setMissing(mustName && agencyId === '');
    if (mustName && agencyId === '') return;
    changing.run(async () => {
      await api.access.grant.mutate({
        holder: { personId },
        grant: { role: role as Role, ...(agencyId === '' ? {} : { agencyId }) },
      });
      held.again();
    });
  }
  return (
    <Card title="Roles in Trellis">
      <Stack>
        <p className="small">The LMS says who somebody is. Trellis says what they may see.</p>
        <FaultNote title="We could not change the roles" error={changing.error ?? held.error} />
        {held.answer === undefined ? null : held.answer.length === 0 ? (
          <p>No role beyond their own learning.</p>
        ) : (
          <Rows label="Roles">
            {held.answer.map((grant) => (
              <Row
                key={grant.id}
                title={ROLE_WORDS[grant.role]}
                detail={
                  grant.agencyId === undefined ? 'The whole partnership' : (names.get(grant.agencyId) ?? 'One agency')
                }
                end={
                  <TextButton
                    about={`the role ${ROLE_WORDS[grant.role]}`}
                    onPress={() =>
                      changing.run(async () => {
                        await api.access.revokeGrant.mutate({ grantId: grant.id });
                        held.again();
                      })
                    }
                  >
                    Take away
                  </TextButton>
                }
              />
            ))}
          </Rows>
        )}
        <Disclosure summary="Give a role">
          <Form label="Give a role" onSubmit={give}>
            {isAdministrator ? (
              <SelectField
                label="Role"
                choices={Object.entries(ROLE_WORDS)
                  .filter(([value]) => value !== 'practitioner')
                  .map(([value, label]) => ({ value, label }))}
                value={role}
                onChange={setRole}
              />
            ) : (
              <p>A manager sees the people whose posts name them as manager.</p>
            )}
            <AgencyField
              label="In which agency?"
              first={mustName ? 'Choose an agency' : 'The whole partnership'}
              agencies={everywhere}
              value={agencyId}
              onChange={setAgencyId}
              error={isMissing ? 'Choose an agency: this role is one within an agency' : undefined}
            />
            <Button type="submit" busy={changing.isBusy ? 'Saving' : undefined}>
              Give this role
            </Button>
          </Form>
        </Disclosure>
      </Stack>
    </Card>
  );
}
