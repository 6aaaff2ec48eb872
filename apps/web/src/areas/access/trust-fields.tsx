import type { ConnectionTrust } from '@trellis/core/lms';
import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { RadioGroup } from '@trellis/ui/radio-group';

const VOUCHES = [
  {
    value: 'work-email',
    label: 'Work e-mail',
    detail: 'Whoever the LMS says has a work e-mail is taken to be the person with that e-mail on record.',
  },
  {
    value: 'staff-number',
    label: 'Staff number',
    detail: 'The same for staff numbers. Do not tick it where people can edit their own profile.',
  },
];

/** What somebody has chosen so far about an LMS. */
export interface TrustEntry {
  readonly vouchesFor: readonly string[];
  readonly which: 'all' | 'some';
  readonly serves: readonly string[];
}

/** What stands there at first for an LMS that nobody has decided about. */
export const ALL_TRUST: TrustEntry = { vouchesFor: ['work-email', 'staff-number'], which: 'all', serves: [] };

/** What stands there at first for an LMS that was decided about before. */
export function entryOfTrust({
  vouchesFor,
  serves,
}: {
  readonly vouchesFor: readonly string[];
  readonly serves: readonly string[];
}): TrustEntry {
  return { vouchesFor, which: serves.length === 0 ? 'all' : 'some', serves };
}

/** Whether "some agencies only" names one. */
export function isTrustComplete({ which, serves }: TrustEntry): boolean {
  return which === 'all' || serves.length > 0;
}

/** What was chosen, as the service takes it. */
export function trustOf({ vouchesFor, which, serves }: TrustEntry): {
  vouchesFor: ConnectionTrust['vouchesFor'];
  serves: string[];
} {
  return {
    vouchesFor: vouchesFor.filter((each) => each === 'work-email' || each === 'staff-number'),
    serves: which === 'all' ? [] : [...serves],
  };
}

export interface TrustFieldsProps {
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly value: TrustEntry;
  readonly onChange: (entry: TrustEntry) => void;
  /** What is wrong with the choice of agencies. */
  readonly error?: string | undefined;
  /** The element id of the choice of agencies, for the summary of errors. */
  readonly servesId?: string | undefined;
}

/** What an LMS may vouch for, and whose people sign in from it. */
export function TrustFields({ agencies, value, onChange, error, servesId }: TrustFieldsProps) {
  return (
    <>
      <CheckboxGroup
        label="What may it vouch for?"
        hint="With neither, people join with a code from their manager, or by naming their agency."
        choices={VOUCHES}
        value={value.vouchesFor}
        onChange={(vouchesFor) => onChange({ ...value, vouchesFor })}
      />
      <RadioGroup
        label="Whose people sign in from it?"
        value={value.which}
        onChange={(which) => onChange({ ...value, which: which === 'some' ? 'some' : 'all' })}
        plain
        choices={[
          { value: 'all', label: 'People of every agency' },
          { value: 'some', label: 'People of some agencies only' },
        ]}
      />
      {value.which === 'some' ? (
        <CheckboxGroup
          id={servesId}
          label="Which agencies does it serve?"
          choices={agencies.map((agency) => ({ value: agency.id, label: agency.name }))}
          value={value.serves}
          onChange={(serves) => onChange({ ...value, serves })}
          error={error}
        />
      ) : null}
    </>
  );
}
