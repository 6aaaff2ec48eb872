import type { EventOffered } from '@trellis/core/bookings';
import { Card } from '@trellis/ui/card';
import { Note } from '@trellis/ui/note';
import { Stack } from '@trellis/ui/layout';
import { Ticks } from '@trellis/ui/ticks';
import { addsWords, countsWords, stillOpenWords, type CountsLine } from './counts-words.ts';
import { EarlierNote } from './earlier-note.tsx';

export interface CountsForProps {
  /** What the course satisfies, whoever asks. */
  readonly satisfies: readonly { readonly id: string; readonly title: string }[];
  /** Per thing that the reader must learn; undefined for an account that is nobody's. */
  readonly lines: readonly CountsLine[] | undefined;
  readonly offer: EventOffered;
}

/** What the course counts for on the reader's own pathway, and what of what waits to be done it does not. */
export function CountsFor({ satisfies, lines, offer }: CountsForProps) {
  const fixed = (lines ?? []).filter(({ fixes }) => fixes);
  const open = (lines ?? []).filter(({ fixes, state }) => !fixes && (state === 'overdue' || state === 'due-soon'));
  return (
    <Card title="What it counts for">
      <Stack>
        {fixed.length > 0 ? (
          <Ticks
            items={fixed.map((line) => ({
              sign: 'current',
              text: (
                <>
                  <strong>{line.title}.</strong> {countsWords(line)}
                </>
              ),
            }))}
          />
        ) : satisfies.length === 0 ? (
          <p>Nothing that can be counted yet. If you complete it, that is kept on your record.</p>
        ) : lines === undefined ? (
          <Ticks items={satisfies.map(({ title }) => ({ sign: 'current', text: title }))} />
        ) : (
          <p>Nothing on your pathway asks for it today. If you complete it, that is kept on your record.</p>
        )}
        {open.map((line) => (
          <Note
            key={line.requirement}
            state="unknown"
            title={`${line.progress ? 'It adds to' : 'It does not count for'}: ${line.title}`}
          >
            {line.progress ? addsWords(line) : stillOpenWords(line)}
          </Note>
        ))}
        {offer.mine === undefined || offer.mine.booking.state === 'cancelled' ? (
          <EarlierNote offer={offer} fixed={fixed} />
        ) : null}
      </Stack>
    </Card>
  );
}
