import type { EventPrices } from '@trellis/core/bookings';
import type { Quote } from '@trellis/core/charging';
import { longDate } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { many } from '@trellis/ui/plural-words';

/** What a place costs and who pays, in one line: "£35, paid by Willow Tree". Without a price list nothing is charged. */
export function priceLine(
  quote: Pick<Quote, 'totalPence'> | undefined,
  agencyName: string,
  /** Why a price that there should be is not known. */
  noPriceBecause?: string,
): string {
  if (quote === undefined) return noPriceBecause ?? 'Nothing is charged';
  const { totalPence } = quote;
  return totalPence === 0 ? `Free for ${agencyName}` : `${pounds(totalPence)}, paid by ${agencyName}`;
}

/** Until when giving a place up is free; told as past once that day is over. */
export function freeUntilLine({ deadlineOn }: Pick<Quote, 'deadlineOn'>, todayOn: string): string {
  return deadlineOn < todayOn
    ? `Too late to cancel free: that was up to ${longDate(deadlineOn)}`
    : `Cancel free up to ${longDate(deadlineOn)}`;
}

/** What somebody who asks for a place agrees to, as she would say it. */
export function agreeWords({
  latePence,
  deadlineOn,
  agencyName,
  todayOn,
  isPriceUnknown,
}: {
  /** What a late cancellation or an absence costs. */
  readonly latePence: number;
  /** The last day on which cancelling is free; absent: it always is. */
  readonly deadlineOn: string | undefined;
  readonly agencyName: string;
  readonly todayOn: string;
  /** Whether there is a price that nobody can tell yet. */
  readonly isPriceUnknown?: boolean | undefined;
}): string {
  if (isPriceUnknown === true)
    return `I agree that ${agencyName} pays what the coordinator will say, if I cancel late or do not come`;
  if (latePence === 0 || deadlineOn === undefined)
    return `I will give my place up if I cannot come. ${agencyName} is charged nothing either way`;
  if (deadlineOn < todayOn)
    return `I agree that ${agencyName} pays ${pounds(latePence)} if I cancel or do not come. The last free day was ${longDate(deadlineOn)}`;
  return `I agree that ${agencyName} pays ${pounds(latePence)} if I cancel after ${longDate(deadlineOn)} or do not come`;
}

const UNIT_WORDS: Readonly<Record<Quote['counting']['unit'], string>> = {
  'working-days': 'working day',
  'calendar-days': 'day',
  hours: 'hour',
};

/** How the last free day was counted: "That is 10 working days before." */
export function countingLine({ counting }: Pick<Quote, 'counting'>): string {
  if (counting.wanted === 0) return '';
  return `That is ${many(counting.wanted, UNIT_WORDS[counting.unit])} before ${longDate(counting.courseOn)}.`;
}

/** The last free days under each way of counting, where bank holidays make a difference; empty where they make none. */
export function bothDeadlines({ deadlines }: Pick<Quote, 'deadlines'>): readonly string[] {
  if (new Set(deadlines.map(({ on }) => on)).size < 2) return [];
  return deadlines.map(
    ({ on, reading, isInForce }) => `Where ${reading}: ${longDate(on)}.${isInForce ? ' So it is here.' : ''}`,
  );
}

/** What happens after the last free day: "Later, or if you do not come: £35." */
export function lateLine(latePence: number): string {
  return latePence === 0
    ? 'Later, or if you do not come: nothing is charged.'
    : `Later, or if you do not come: ${pounds(latePence)}.`;
}

/** Which price list the price is from. */
export function priceListLine({ policy }: Pick<Quote, 'policy'>): string {
  return `${policy.title}, version ${policy.version}. VAT is set by finance.`;
}

/** What taking a place means that is offered after the last free day. */
export function lateOfferWords(latePence: number, agencyName: string): string {
  return `The last free day is over. If you take the place and then cancel or do not come, ${agencyName} pays ${pounds(latePence)}. If you let it go now, nothing is charged.`;
}

/** What a date costs in the room of a list, per agency that would pay: "£35, paid by Willow Tree". */
export function listPrice(posts: EventPrices['posts']): string {
  const priced = posts.filter(
    ({ totalPence, noPriceBecause }) => totalPence !== undefined || noPriceBecause !== undefined,
  );
  if (priced.length > 1 && priced.every(({ totalPence }) => totalPence === 0)) return 'Free';
  const words = priced.map(({ totalPence, agencyName, noPriceBecause }) =>
    priceLine(totalPence === undefined ? undefined : { totalPence }, agencyName, noPriceBecause),
  );
  return [...new Set(words)].join('; ');
}

/** The last free day of a date in the room of a list; empty where nothing is ever charged. */
export function listFreeUntil(posts: EventPrices['posts'], todayOn: string): string {
  const charged = posts.filter(({ latePence }) => (latePence ?? 0) > 0);
  const [deadlineOn] = charged.flatMap((post) => post.deadlineOn ?? []).toSorted();
  return deadlineOn === undefined ? '' : freeUntilLine({ deadlineOn }, todayOn);
}
