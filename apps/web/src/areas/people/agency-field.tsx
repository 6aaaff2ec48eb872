import type { FieldProps } from '@trellis/ui/field';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { SelectField, type Choice } from '@trellis/ui/select-field';
import { lazy, Suspense } from 'react';

/** More agencies than this are found by typing. */
const LONGEST_LIST = 30;

const ComboField = lazy(async () => ({ default: (await import('@trellis/ui/combo-field')).ComboField }));

export type AgencyFieldProps = FieldProps & {
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** The id of the chosen agency; empty for none. */
  readonly value: string;
  readonly onChange: (agencyId: string) => void;
  /** What stands there for none: "All agencies", "Choose an agency". */
  readonly first: string;
};

/** One agency out of those given: from a list where it is short, by typing a few letters where it is long. */
export function AgencyField({ agencies, value, onChange, first, ...field }: AgencyFieldProps) {
  const choices: readonly Choice[] = agencies.map(({ id, name }) => ({ value: id, label: name }));
  if (choices.length <= LONGEST_LIST)
    return <SelectField {...field} first={first} choices={choices} value={value} onChange={onChange} />;
  return (
    <Suspense fallback={<ProgressBar label="Agencies" words="Loading the agencies" />}>
      <ComboField
        {...field}
        hint={field.hint ?? 'Type a few letters of its name'}
        choices={choices}
        value={value === '' ? null : value}
        onChange={(chosen) => onChange(chosen ?? '')}
        none="No agency has this name"
      />
    </Suspense>
  );
}
