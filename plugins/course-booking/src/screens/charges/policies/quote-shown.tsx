import type { Quote } from '@trellis/core/charging';
import { Facts } from '@trellis/ui/facts';
import { Stack } from '@trellis/ui/layout';
import { pounds } from '@trellis/ui/money';
import { PlainList } from '@trellis/ui/plain-list';
import { sourceWords } from '../lines/line-words.ts';
import { countingWords, deadlineWords, holidayWords } from '../lines/notice-days.ts';

/** What a place would cost, with each line's reason. */
export function QuoteShown({ quote }: { readonly quote: Quote }) {
  const both = deadlineWords(quote);
  const holidays = holidayWords(quote);
  return (
    <Stack>
      <p>
        <strong className="fig__n">{pounds(quote.totalPence)}</strong>
        <span className="fig__t">
          {quote.tierTitle}: {quote.tierBecause.title}
        </span>
      </p>
      <Facts
        items={[
          ...quote.lines.map((line) => ({
            term: pounds(line.pence),
            detail: (
              <>
                {line.because}
                {line.source === undefined ? null : <small>{sourceWords(line.source)}</small>}
              </>
            ),
          })),
          {
            term: 'Days counted',
            detail: (
              <>
                {`${countingWords(quote)} ${holidays}`.trim()}
                {both.length === 0 ? null : <PlainList small items={both} />}
              </>
            ),
          },
          ...(quote.onHold ? [{ term: 'On hold', detail: quote.holdBecause ?? 'It waits for an answer.' }] : []),
        ]}
      />
    </Stack>
  );
}
