import type { SatisfiableKnown } from '@trellis/plugin/screens';
import type { FieldProps } from '@trellis/ui/field';
import { SearchChoices } from '@trellis/ui/search-choices';

export type SatisfiesFieldProps = FieldProps & {
  readonly known: SatisfiableKnown;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
};

/** What something satisfies, out of all that the installed packs let a course satisfy. */
export function SatisfiesField({ known, ...field }: SatisfiesFieldProps) {
  return (
    <SearchChoices
      {...field}
      search="Look for a requirement, a level or a competency"
      gone="Not installed"
      choices={known.all.map(({ id, title, what }) => ({ value: id, label: title, detail: what }))}
    />
  );
}
