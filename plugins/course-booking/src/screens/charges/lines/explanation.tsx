import type { LineAnswer } from '@trellis/core/billing';
import type { Quote } from '@trellis/core/charging';
import { DayLine } from '@trellis/ui/day-line';
import { Disclosure } from '@trellis/ui/disclosure';
import { Facts } from '@trellis/ui/facts';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { PlainList } from '@trellis/ui/plain-list';
import { useTimeZone } from '@trellis/ui/time-zone';
import { policyLine, sourceWords, whoWords } from './line-words.ts';
import { countingWords, deadlineWords, holidayWords, lineDaysOf } from './notice-days.ts';
import { otherwiseWords, readingsOfLine, type ReadingOfLine } from './reading-words.ts';

/** Why a line is what it is: the rule with its section, the days counted, the open points as they were read, and who decided. */
export function Explanation({ answer }: { readonly answer: LineAnswer }) {
  const timeZone = useTimeZone();
  const { line, charge, readings } = answer;
  const { quote } = charge;
  const { decided, others } = readingsOfLine(quote, readings);
  return (
    <Stack>
      <Facts
        wide
        items={[
          ...(line.id === charge.id ? [] : [{ term: 'This line', detail: `${pounds(line.pence)}. ${line.why ?? ''}` }]),
          { term: 'Rule', detail: <Rules quote={quote} /> },
          { term: 'Section of the policy', detail: <PlainSentences items={sectionsOf(quote)} /> },
          { term: 'Days counted', detail: <Days quote={quote} /> },
          ...(decided.length === 0
            ? []
            : [
                {
                  term: 'Open points that decided',
                  detail: <PlainSentences items={decided.map((each) => readingWords(each))} />,
                },
              ]),
          ...(quote.otherwise.length === 0
            ? []
            : [
                {
                  term: 'Read otherwise',
                  detail: <PlainSentences items={otherwiseWords(quote, readings)} />,
                },
              ]),
          {
            term: 'Who decided',
            detail: (
              <>
                <strong>{whoWords(line.by)}</strong>
                <small>on {longTime(line.madeAt, timeZone)}</small>
              </>
            ),
          },
          { term: 'Price list and calendar', detail: policyLine(quote) },
        ]}
      />
      <DaysDrawn quote={quote} />
      {others.length === 0 ? null : (
        <Disclosure summary="How the policy’s other open points were read">
          <PlainList small items={others.map((each) => readingWords(each))} />
        </Disclosure>
      )}
    </Stack>
  );
}

function Rules({ quote }: { readonly quote: Quote }) {
  return (
    <>
      <strong>
        {quote.tierTitle}: {quote.tierBecause.title}
      </strong>
      {quote.lines.map((each, at) => (
        <small key={at}>
          {pounds(each.pence)}: {each.because}
        </small>
      ))}
      {quote.onHold && quote.holdBecause !== undefined ? <small>On hold: {quote.holdBecause}.</small> : null}
    </>
  );
}

/** Each section that the line rests on, once: the rules' first, then the tier's. */
function sectionsOf({ lines, tierBecause }: Quote): readonly string[] {
  const sources = [...lines.flatMap(({ source }) => (source === undefined ? [] : [source])), tierBecause.source];
  return [...new Set(sources.map(sourceWords))];
}

function Days({ quote }: { readonly quote: Quote }) {
  const sentences = [countingWords(quote), holidayWords(quote)].filter((sentence) => sentence !== '');
  const both = deadlineWords(quote);
  return (
    <>
      {sentences.join(' ')}
      {both.length === 0 ? null : (
        <>
          <small>Bank holidays make a difference here:</small>
          <PlainList small items={both} />
        </>
      )}
    </>
  );
}

function DaysDrawn({ quote }: { readonly quote: Quote }) {
  const line = lineDaysOf(quote);
  if (line === undefined) return null;
  return (
    <div>
      <DayLine {...line} label={`${countingWords(quote)} ${holidayWords(quote)}`.trim()} />
    </div>
  );
}

function readingWords({ point, reading, section }: ReadingOfLine): string {
  const where = section === undefined ? '' : ` Left open by ${section}.`;
  return `${point} Read as: ${reading}.${where}`;
}

function PlainSentences({ items }: { readonly items: readonly string[] }) {
  return items.length === 1 ? <>{items[0]}</> : <PlainList items={items} />;
}
