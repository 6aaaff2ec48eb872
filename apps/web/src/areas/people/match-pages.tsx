import type { useDoneNote } from '@trellis/ui/done-note';
import type { usePaged } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import type { ReactNode } from 'react';

export interface MatchPagesProps<Row> {
  /** What waits, for a sentence: "the people from LMSs". */
  readonly what: string;
  readonly label: string;
  readonly paged: ReturnType<typeof usePaged<Row>>;
  /** What was decided last. */
  readonly decided: ReturnType<typeof useDoneNote>;
  /** Stands above the rows. */
  readonly intro: ReactNode;
  /** Said when nothing waits, and when something comes here. */
  readonly empty: { readonly title: string; readonly text: string };
  /** One row with its decision. */
  readonly children: (row: Row, onDecided: (words: string) => void) => ReactNode;
}

/** A page of what waits for somebody to say who it is, one decision under the other. */
export function MatchPages<Row>({ what, label, paged, decided, intro, empty, children }: MatchPagesProps<Row>) {
  const fault = <FaultNote title={`We could not load ${what}`} error={paged.error} />;
  if (paged.rows === undefined)
    return paged.error === undefined ? <ProgressBar label={label} words={`Loading ${what}`} /> : fault;
  return (
    <Stack gap="wide">
      {decided.note}
      {intro}
      {fault}
      {paged.rows.length === 0 ? (
        <Card>
          <EmptyState
            level={2}
            title={paged.pager === undefined && !paged.isLoading ? empty.title : 'Nothing on this page'}
            text={empty.text}
          />
        </Card>
      ) : (
        paged.rows.map((row) =>
          children(row, (words) => {
            decided.say(words);
            paged.again();
          }),
        )
      )}
      {paged.pager === undefined ? null : <Pager label={`Pages of ${what}`} {...paged.pager} />}
    </Stack>
  );
}
