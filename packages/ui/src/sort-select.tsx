import { SelectField } from './select-field.tsx';
import type { Column, Sort } from './table.tsx';

const usualWords = {
  text: { ascending: 'A to Z', descending: 'Z to A' },
  number: { ascending: 'lowest first', descending: 'highest first' },
  date: { ascending: 'earliest first', descending: 'latest first' },
} as const;

/** Every order a table can be put in, in words: "Days overdue, highest first". */
export function sortChoices<Row>(columns: readonly Column<Row>[]): { value: string; label: string; sort: Sort }[] {
  return columns
    .filter((column) => column.sortable)
    .flatMap((column) =>
      (['ascending', 'descending'] as const).map((direction) => ({
        value: `${column.key} ${direction}`,
        label: `${column.header}, ${(column.sortWords ?? usualWords[column.kind ?? 'text'])[direction]}`,
        sort: { key: column.key, direction },
      })),
    );
}

export type SortSelectProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
};

/** The order of a table as a list, for a phone, where the headers are out of sight. `Table` brings it. */
export function SortSelect<Row>({ columns, sort, onSort }: SortSelectProps<Row>) {
  const choices = sortChoices(columns);
  if (choices.length === 0) return null;
  return (
    <div className="sort-select">
      <SelectField
        label="Order"
        choices={choices}
        {...(sort ? {} : { first: 'As they come' })}
        value={sort ? `${sort.key} ${sort.direction}` : ''}
        onChange={(value) => {
          const chosen = choices.find((choice) => choice.value === value);
          if (chosen) onSort(chosen.sort);
        }}
      />
    </div>
  );
}
