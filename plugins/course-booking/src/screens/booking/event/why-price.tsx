import type { EventOffered, PostOffered } from '@trellis/core/bookings';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { Facts } from '@trellis/ui/facts';
import { pounds } from '@trellis/ui/money';
import { PlainList } from '@trellis/ui/plain-list';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { dayWords } from '../event-words.ts';
import { bothDeadlines, countingLine, freeUntilLine, lateLine, priceListLine } from '../price-words.ts';

export interface WhyPriceProps {
  readonly post: PostOffered;
  readonly sessions: EventOffered['event']['sessions'];
}

/** Why a place costs what it costs: who pays, the rule, what a late cancellation costs, and from which price list all that is. */
export function WhyPrice({ post, sessions }: WhyPriceProps) {
  const timeZone = useTimeZone();
  const { quote, lateQuote, noPriceBecause, agencyName, terms } = post;
  if (quote === undefined)
    return (
      <Card title="What it costs">
        <p>{noPriceBecause ?? 'Nothing: no price list is in force on that day.'}</p>
      </Card>
    );
  const both = bothDeadlines(quote);
  const late = lateQuote?.totalPence ?? 0;
  return (
    <Card title={quote.totalPence === 0 ? 'Why is it free?' : `Why ${pounds(quote.totalPence)}?`}>
      <Facts
        items={[
          { term: 'Who pays', detail: <strong>{agencyName}</strong> },
          {
            term: 'Rule',
            detail: (
              <>
                <strong>
                  {quote.tierTitle}, {dayWords(sessions)}
                </strong>
                {quote.lines.map((line, at) => (
                  <small key={at}>{line.because}</small>
                ))}
                {quote.onHold && quote.holdBecause !== undefined ? (
                  <small>Held for now: {quote.holdBecause}</small>
                ) : null}
              </>
            ),
          },
          {
            term: 'If you cancel',
            detail: (
              <>
                {late === 0 ? (
                  <strong>Nothing is charged, whenever you cancel</strong>
                ) : (
                  <>
                    <strong>{freeUntilLine(quote, todayOn(timeZone))}</strong>
                    <small>
                      {countingLine(quote)} {lateLine(late)}
                    </small>
                    {both.map((line) => (
                      <small key={line}>{line}</small>
                    ))}
                  </>
                )}
                {terms.length === 0 ? null : (
                  <Disclosure summary="All its terms">
                    <PlainList small items={terms} />
                  </Disclosure>
                )}
              </>
            ),
          },
          { term: 'Price list', detail: <span className="small">{priceListLine(quote)}</span> },
        ]}
      />
    </Card>
  );
}
