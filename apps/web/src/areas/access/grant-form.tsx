import type { Grant, Role } from '@trellis/core/access';
import type { AgencyId } from '@trellis/core';
import { useAction } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { ROLE_WORDS } from '../../role-words.ts';
import { AgencyField } from '../people/agency-field.tsx';
import { needsAgency } from './roles-offered.ts';

export interface GrantFormProps {
  /** What is made, which also tells the fields of two forms apart: "Make a token". */
  readonly title: string;
  readonly id: string;
  readonly nameLabel: string;
  readonly nameHint: string;
  readonly roles: readonly Role[];
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly onMake: (name: string, grant: Grant) => Promise<void>;
}

/** Asks for whom or what something is, with which role, and in which agency. */
export function GrantForm({ title, id, nameLabel, nameHint, roles, agencies, onMake }: GrantFormProps) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>(roles[0]!);
  const [agencyId, setAgencyId] = useState('');
  const making = useAction();
  const { isBusy, shown, errorOf, save } = useSaveEntry(
    making,
    [
      ...(name.trim() === '' ? [{ fieldId: `${id}-name`, text: 'Say for whom or what it is' }] : []),
      ...(needsAgency(role) && agencyId === ''
        ? [{ fieldId: `${id}-agency`, text: 'Choose an agency: this role is one within an agency' }]
        : []),
    ],
    refusalAtFields(making.error, (path) => (path === 'name' ? `${id}-name` : undefined)),
  );
  return (
    <Form
      label={title}
      onSubmit={() =>
        save(async () => {
          await onMake(name.trim(), { role, ...(agencyId === '' ? {} : { agencyId: agencyId as AgencyId }) });
          setName('');
        })
      }
    >
      <ErrorSummary errors={shown} />
      <TextField
        id={`${id}-name`}
        label={nameLabel}
        hint={nameHint}
        value={name}
        onChange={setName}
        error={errorOf(`${id}-name`)}
        autoComplete="off"
        maxLength={200}
      />
      <SelectField
        id={`${id}-role`}
        label="Role"
        choices={roles.map((value) => ({ value, label: ROLE_WORDS[value] }))}
        value={role}
        onChange={(value) => setRole(value as Role)}
      />
      <AgencyField
        id={`${id}-agency`}
        label="In which agency?"
        first={needsAgency(role) ? 'Choose an agency' : 'The whole partnership'}
        agencies={agencies}
        value={agencyId}
        onChange={setAgencyId}
        error={errorOf(`${id}-agency`)}
      />
      <Button type="submit" busy={isBusy ? 'Making it' : undefined}>
        {title}
      </Button>
    </Form>
  );
}
