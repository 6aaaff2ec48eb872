/**
 * What the sentences of the contract say of hours, counts, changes and editions on one day. Like the judge that walks through the calendar it
 * shares nothing with the product.
 */

import { everyDay, plusDays, plusMonths } from './calendar-days.ts';
import type { Contract } from './day-by-day-judge.ts';
import type { Ask, Book, DayEvidence, DayPerson } from './day-by-day-facts.ts';
import { datedFor, names, type Dated } from './day-by-day-learning.ts';

/** What is asked of a post on a day, and since when. */
export interface AskedFor {
  readonly ask: Ask;
  readonly isLead: boolean;
  readonly since: string;
  readonly sameSince: string;
}

export interface DayStanding {
  readonly isHeld: boolean;
  readonly dueOn: string | null;
}

/** How somebody stands with hours or a count, told of the evidence up to a day. */
export function amountStanding(
  { ask, isLead, since, sameSince }: AskedFor,
  day: string,
  person: DayPerson,
  contract: Contract,
): DayStanding | undefined {
  const isRolledOn = person.readings['HOUSE-LEAP-DAY'] === 'b';
  const known = datedFor(ask, person, contract).filter(({ each, on }) => on <= day && names(ask, each));
  const notBefore = (dueOn: string): string =>
    contract.isNothingDueBeforeTheChange && dueOn < sameSince ? sameSince : dueOn;
  const { hours, times } = ask;
  if (times) {
    const amount = isLead ? times.leadAmount : times.amount;
    const days = [...new Set(known.map(({ on }) => on))];
    const last =
      times.yearFrom === undefined
        ? lastDayEnough(
            days,
            (on) => plusMonths(on, times.months!, isRolledOn),
            (those) => those.length >= amount,
          )
        : lastOfYears(days, times.yearFrom, amount, contract);
    return last === undefined ? undefined : { isHeld: true, dueOn: notBefore(last) };
  }
  if (!hours) return undefined;
  const amount = isLead ? hours.leadAmount : hours.amount;
  const until = (each: Dated): string => {
    const last = plusMonths(each.on, hours.windowMonths, isRolledOn);
    return contract.doHoursLeaveTheDayAfter ? last : plusDays(last, -1);
  };
  const isEnough =
    (asked: number) =>
    (those: readonly Dated[]): boolean => {
      const counted = those.map(({ each }) => partThatCounts(each, ask, person));
      const total = sum(those.map(({ each }, index) => (each.hours ?? 0) * counted[index]!));
      const together = sum(those.map(({ each }, index) => (each.participatoryHours ?? 0) * counted[index]!));
      return total >= asked && (!contract.mustHoursBeTogether || together >= asked * hours.share);
    };
  if (hours.initial) {
    const asked = isLead ? hours.initial.leadAmount : hours.initial.amount;
    if (lastDayEnough(known, until, isEnough(asked)) === undefined) {
      const first =
        person.readings['HOUSE-INITIAL-PERIOD'] === 'b'
          ? known.find(({ each, on }) => on >= since && (each.hours ?? 0) * partThatCounts(each, ask, person) > 0)
          : undefined;
      const dueOn = plusMonths(first?.on ?? since, hours.initial.withinMonths, isRolledOn);
      return { isHeld: false, dueOn: sameSince > since ? notBefore(dueOn) : dueOn };
    }
    const last = lastDayEnough(known, until, isEnough(amount)) ?? plusMonths(since, hours.windowMonths, isRolledOn);
    return { isHeld: true, dueOn: notBefore(last) };
  }
  const last = lastDayEnough(known, until, isEnough(amount));
  return last === undefined ? undefined : { isHeld: true, dueOn: notBefore(last) };
}

/** The last day in the calendar on which what counts then is enough. */
function lastDayEnough<Piece extends string | Dated>(
  pieces: readonly Piece[],
  until: (piece: Piece) => string,
  isEnough: (those: readonly Piece[]) => boolean,
): string | undefined {
  const lasting = pieces.map((piece) => ({
    piece,
    from: typeof piece === 'string' ? piece : piece.on,
    to: until(piece),
  }));
  const from = lasting
    .map((each) => each.from)
    .toSorted()
    .at(0);
  const to = lasting
    .map((each) => each.to)
    .toSorted()
    .at(-1);
  if (from === undefined || to === undefined) return undefined;
  return everyDay(from, to).findLast((day) =>
    isEnough(lasting.filter((each) => each.from <= day && day <= each.to).map(({ piece }) => piece)),
  );
}

/** The last day of the year after the last one in which it was done often enough. */
function lastOfYears(
  days: readonly string[],
  yearFrom: string,
  amount: number,
  contract: Contract,
): string | undefined {
  const yearOf = (day: string): number => {
    const year = Number(day.slice(0, 4));
    return day < `${year}-${yearFrom}` ? year - 1 : year;
  };
  const years = [...new Set(days.map(yearOf))].filter(
    (year) => days.filter((day) => yearOf(day) === year).length >= amount,
  );
  if (years.length === 0) return undefined;
  return plusDays(`${Math.max(...years) + contract.yearsUntilDueAgain + 1}-${yearFrom}`, -1);
}

function partThatCounts(each: DayEvidence, { hours }: Ask, { readings }: DayPerson): number {
  if (!hours || hours.domain === undefined || each.domain === hours.domain) return 1;
  if (each.domain === 'both') return hours.joint;
  return each.domain === undefined && readings['HOUSE-HOURS-DOMAIN'] !== 'b' ? 1 : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** How somebody stands who did something last on a day, where changes ask for it again. Undefined: as if it had never been done. */
export function changeStanding(
  { ask, since, sameSince }: AskedFor,
  doneOn: string,
  day: string,
): DayStanding | undefined {
  const missed = ask
    .changes!.filter(({ on }) => doneOn < on && on <= day)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
  if (!missed) return { isHeld: true, dueOn: null };
  if (missed.on < since) return undefined;
  const dueOn = plusDays(missed.on, missed.withinDays);
  return { isHeld: true, dueOn: dueOn < sameSince ? sameSince : dueOn };
}

/** How somebody stands with an edition that she has not read. Undefined: as if she were new to it. */
export function editionStanding(
  { ask, since, sameSince }: AskedFor,
  wasReadBefore: (until: string) => boolean,
  person: DayPerson,
): DayStanding | undefined {
  const { on, withinMonths } = ask.edition!;
  const askedOn = on > sameSince ? on : sameSince;
  if (since >= askedOn) return undefined;
  return {
    isHeld: wasReadBefore(plusDays(sameSince, -1)),
    dueOn: plusMonths(askedOn, withinMonths, person.readings['HOUSE-LEAP-DAY'] === 'b'),
  };
}

/** What is asked, so that it can be said since when it is the same. */
export function termsOf(ask: Ask, isLead: boolean): string {
  const { hours, times, changes, edition } = ask;
  const isInitialLead = isLead && hours?.initial !== undefined;
  return JSON.stringify([
    hours && [
      hours.windowMonths,
      hours.share,
      hours.domain,
      hours.initial?.withinMonths,
      isLead ? hours.leadAmount : hours.amount,
      isInitialLead ? hours.initial!.leadAmount : hours.initial?.amount,
    ],
    times && [times.yearFrom, times.months, isLead ? times.leadAmount : times.amount],
    changes?.map(({ on }) => on),
    edition,
  ]);
}

/** A book's own words for something that is asked, wherever it is asked then. */
export function askIn(book: Book, id: string): Ask | undefined {
  return book.asks.find((ask) => ask.id === id);
}
