import type { Consequence } from '@trellis/core/bookings';
import { Note } from '@trellis/ui/note';

/** What giving a place up now would cost, and why: shown before anything is confirmed. */
export function Consequence({ answer }: { readonly answer: Consequence }) {
  const isFree = (answer.quote?.totalPence ?? 0) === 0;
  return (
    <Note state={isFree ? 'current' : 'due-soon'} title={isFree ? 'It costs nothing' : 'This is charged'}>
      <p>{answer.sentence}</p>
      {isFree
        ? null
        : answer.quote?.lines.map((line, at) => (
            <p key={at} className="small">
              {line.because}
            </p>
          ))}
    </Note>
  );
}
