import { Card } from '@trellis/ui/card';
import { Note } from '@trellis/ui/note';
import { Table, type Column } from '@trellis/ui/table';
import type { YearShown } from '../answers.ts';
import { MET_WORDS, type MetAnswer } from '../met-words.ts';

type Found = Exclude<YearShown['standards'], string>[number];

const STATES: readonly MetAnswer[] = ['met', 'partly', 'not', 'not-seen'];

const COLUMNS: readonly Column<Found>[] = [
  {
    key: 'standard',
    header: 'Standard',
    heading: true,
    cell: ({ text, setTitle }) => (
      <>
        {text}
        <small>{setTitle}</small>
      </>
    ),
  },
  ...STATES.map((state): Column<Found> => ({
    key: state,
    header: MET_WORDS[state],
    kind: 'number',
    cell: ({ found }) => found[state],
  })),
];

/** In how many sessions each standard was met, partly met, not met or not seen. */
export function FoundTable({ found }: { readonly found: YearShown['standards'] }) {
  if (found === 'withheld')
    return (
      <Note title="Withheld" state="unknown">
        What was seen is told of five sessions at once, so that it is never about a single trainer. There are not enough
        yet.
      </Note>
    );
  return (
    <Card>
      {found.length === 0 ? (
        <p>Nothing was observed, so nothing can be said of how sessions were given.</p>
      ) : (
        <Table
          caption="What was found, in how many sessions"
          columns={COLUMNS}
          rows={found}
          rowKey={({ setId, standardId }) => `${setId} ${standardId}`}
        />
      )}
    </Card>
  );
}
