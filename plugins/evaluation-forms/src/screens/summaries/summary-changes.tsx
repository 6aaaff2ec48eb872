import type { PairedChange, Summary } from '@trellis/core/evaluation';
import { BeforeAfter } from '@trellis/ui/before-after';
import { Disclosure } from '@trellis/ui/disclosure';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { many } from '@trellis/ui/plural-words';
import { StateMark } from '@trellis/ui/state-mark';
import { Table, type Column } from '@trellis/ui/table';
import {
  changeSentence,
  changeWords,
  gainWords,
  rankWords,
  unmetWords,
  withheldWhy,
  WITHHELD,
} from './summary-words.ts';

type Shown = Summary['changes'][number];

export interface SummaryChangesProps {
  readonly changes: Summary['changes'];
  readonly threshold: number;
}

/** What pairs of ratings say of each objective, as a plot with intervals, and all of it as a table. */
export function SummaryChanges({ changes, threshold }: SummaryChangesProps) {
  const told = changes.filter((change): change is PairedChange => !('withheld' in change));
  const withheld = changes.length - told.length;
  if (changes.length === 0)
    return <EmptyState title="No pairs yet" text="A change is told of people who rated the same before and after." />;
  return (
    <Stack>
      {scalesOf(told).map((rows) => (
        <BeforeAfter
          key={rows[0]!.scale.labels.join()}
          label="Objectives and questions that were rated before and after"
          labels={rows[0]!.scale.labels}
          laterWords="Some months later"
          rows={rows.map((change) => ({
            key: change.key,
            title: change.title,
            before: change.before,
            after: change.after,
            // A release says of later only how much it changed: where it stands would give away those who did not answer.
            later: change.later?.mean,
            sentence: changeSentence(change),
            note: <Noted change={change} />,
          }))}
        />
      ))}
      {withheld === 0 ? null : (
        <p className="small muted">{`${many(withheld, 'objective')} ${withheld === 1 ? 'is' : 'are'} not shown. ${withheldWhy(threshold)}`}</p>
      )}
      <Disclosure summary="Show these figures as a table">
        <Table caption="Change by objective" quietCaption columns={COLUMNS} rows={changes} rowKey={({ key }) => key} />
      </Disclosure>
    </Stack>
  );
}

/** Ratings on scales of different length stand apart. */
function scalesOf(changes: readonly PairedChange[]): readonly (readonly PairedChange[])[] {
  const byRanks = new Map<number, PairedChange[]>();
  for (const change of changes) {
    const ranks = change.scale.labels.length;
    byRanks.set(ranks, [...(byRanks.get(ranks) ?? []), change]);
  }
  return [...byRanks.values()];
}

function Noted({ change }: { readonly change: PairedChange }) {
  const { pairs, gain, verdict } = change;
  return (
    <>
      {`${gainWords(gain)}, ${many(pairs, 'pair')}`}
      {verdict === 'none' ? null : (
        <>
          {' '}
          <StateMark state={verdict === 'theme' ? 'overdue' : 'due-soon'} look="small">
            {verdict === 'theme' ? `A theme: ${unmetWords(change)} not met` : `To watch: ${unmetWords(change)} not met`}
          </StateMark>
        </>
      )}
    </>
  );
}

/** A cell of what is told, or that it is withheld. */
function told(cell: (change: PairedChange) => string): (row: Shown) => string {
  return (row) => ('withheld' in row ? WITHHELD : cell(row));
}

const COLUMNS: readonly Column<Shown>[] = [
  { key: 'title', header: 'Objective', heading: true, cell: ({ title }) => title },
  { key: 'pairs', header: 'Pairs', kind: 'number', cell: told(({ pairs }) => String(pairs)) },
  { key: 'before', header: 'Before', kind: 'number', cell: told(({ before }) => rankWords(before.mean)) },
  { key: 'after', header: 'After', kind: 'number', cell: told(({ after }) => rankWords(after.mean)) },
  { key: 'gain', header: 'Change (95%)', kind: 'number', cell: told(({ gain }) => gainWords(gain)) },
  {
    key: 'how',
    header: 'Better, same, worse',
    kind: 'number',
    cell: told(({ better, same, worse }) => [better, same, worse].join(', ')),
  },
  { key: 'unmet', header: 'Not met', kind: 'number', cell: told(unmetWords) },
  {
    key: 'later',
    header: 'Later',
    kind: 'number',
    cell: told(({ later }) =>
      later === undefined ? 'Not yet' : `${changeWords(later.gain.mean)}, ${many(later.pairs, 'pair')}`,
    ),
  },
  {
    key: 'back',
    header: 'Thought back',
    kind: 'number',
    cell: told(({ thoughtBack }) => String(thoughtBack)),
  },
];
