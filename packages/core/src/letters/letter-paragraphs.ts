import { endOf } from '../bookings/moments.ts';
import { localDate } from '../calendar.ts';
import { isLinkShown, linkShownAt } from '../events/programme/joining-link.ts';
import type { Notice } from '../notices/schema.ts';
import type { LetterFacts } from './letter-facts.ts';
import { dayInWords, placeInWords, sessionInWords, timeInWords } from './notice-sittings.ts';
import { pounds, spokenDay } from '../wording.ts';

/** When an event takes place: one line, or one for each session. */
export function whenLines({
  event,
  timeZone,
  notice,
}: Pick<LetterFacts, 'event' | 'timeZone'> & { readonly notice?: Pick<Notice, 'session'> | undefined }): string {
  const [first, ...others] = event.sessions;
  if (first === undefined) return '';
  if (others.length === 0) return `When: ${sessionInWords(first, timeZone)}`;
  const lines = event.sessions.map((session, at) => {
    const mark = at === notice?.session ? ' (this message)' : '';
    return `${at + 1}. ${sessionInWords(session, timeZone)}${mark}`;
  });
  return `When:\n${lines.join('\n')}`;
}

/** Where whoever reads a letter finds the link to join: in words, and its address. */
interface LinkPlace {
  readonly words: string;
  readonly path: string;
}

const IN_BOOKINGS: LinkPlace = { words: 'in your bookings', path: '/my-bookings' };

/** Where an event takes place, or when the joining link will be shown. */
export function whereLine(
  { event, now, timeZone, house }: Pick<LetterFacts, 'event' | 'now' | 'timeZone' | 'house'>,
  { words, path }: LinkPlace = IN_BOOKINGS,
): string {
  if (event.mode !== 'virtual') return `Where: ${placeInWords(event, now)}`;
  if (isLinkShown(event, now) && event.joiningLink !== undefined) return `Where: online, ${event.joiningLink}`;
  const at = linkShownAt(event);
  if (event.state === 'cancelled' || Date.parse(now) >= Date.parse(endOf(event.sessions))) return 'Where: online';
  return `Where: online. The link to join is ${words} from ${dayInWords(at, timeZone)}, ${timeInWords(at, timeZone)}: ${house.publicUrl}${path}`;
}

/** What a place costs and who pays, or why that cannot be said yet. */
export function priceParagraph({ price }: LetterFacts): string | undefined {
  if (price === undefined) return undefined;
  const { pence, agencyName, noPriceBecause } = price;
  if (pence === undefined) return noPriceBecause && `${noPriceBecause} It will be charged to ${agencyName}.`;
  const coming =
    pence === 0
      ? `It costs nothing. What not coming would cost is charged to ${agencyName}.`
      : `Price: ${pounds(pence)}, charged to ${agencyName}.`;
  return noPriceBecause === undefined
    ? coming
    : `${coming} How much not coming would cost cannot be said yet. ${noPriceBecause}`;
}

/** How to cancel, and until when that is free. */
export function cancelParagraph({ price, house, event, now, timeZone }: LetterFacts): string {
  const how = `To cancel or to change: ${house.publicUrl}/my-bookings`;
  if (price?.freeUntilOn === undefined) return how;
  const freeUntilOn = [price.freeUntilOn, event.declineFreeUntilOn ?? ''].toSorted().at(-1)!;
  const is = localDate(now, timeZone) > freeUntilOn ? 'was' : 'is';
  return `The last day to cancel without charge ${is} ${spokenDay(freeUntilOn)}.\n${how}`;
}
