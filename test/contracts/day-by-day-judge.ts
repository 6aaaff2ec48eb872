/**
 * A second judge that shares nothing with the product: it walks through the calendar a day at a time and asks, of each day,
 * what the sentences of the contract say. Slow on purpose. Dates are text, arithmetic is the platform's own.
 */

import { plusDays, plusMonths } from './calendar-days.ts';
import type { Ask, Book, DayPerson, DayPost } from './day-by-day-facts.ts';
import {
  amountStanding,
  askIn,
  changeStanding,
  editionStanding,
  termsOf,
  type DayStanding,
} from './day-by-day-kinds.ts';
import { remembered } from './day-by-day-learning.ts';

/** The sentences of the contract that are numbers or choices, so that a test can break one and see that it is noticed. */
export const CONTRACT = {
  noticeDays: 90,
  isDueDayStillGood: true,
  isLastDayOfPostHeld: true,
  ofSeveralIntervals: (months: readonly number[]): number => Math.min(...months),
  ofSeveralOverrides: (from: readonly string[]): string => from.toSorted().at(-1)!,
  isNothingDueBeforeTheChange: true,
  doesAttendanceHold: false,
  ofSeveralAmounts: (isLead: readonly boolean[]): boolean => isLead.some(Boolean),
  doHoursLeaveTheDayAfter: true,
  mustHoursBeTogether: true,
  yearsUntilDueAgain: 1,
  doPrerequisitesBlock: true,
};
export type Contract = typeof CONTRACT;

export interface DayRow {
  readonly state: string;
  readonly dueOn: string | null;
}

interface Asked {
  readonly ask: Ask;
  months: number | null;
  /** Whether the amount for leads is asked. */
  isLead: boolean;
  /** The first day of the unbroken time in which it was asked, and asked at this interval. */
  since: string;
  sameSince: string;
}

/** What is true of each row on each day. Rows are `post requirement`; days on which a row does not exist are absent. */
export function judgeDayByDay(
  person: DayPerson,
  together: readonly number[],
  days: readonly string[],
  contract: Contract = CONTRACT,
): Map<string, Map<string, DayRow>> {
  const asked = new Map<string, Map<string, Asked>>();
  const rows = new Map<string, Map<string, DayRow>>();
  const put = (key: string, day: string, row: DayRow): void => {
    if (!rows.has(key)) rows.set(key, new Map());
    rows.get(key)!.set(day, row);
  };

  let yesterday = new Map<string, Asked>();
  for (const day of days) {
    const today = askedOn(person, together, day, contract);
    for (const [key, each] of today) {
      const before = yesterday.get(key);
      each.since = before?.since ?? day;
      each.sameSince = before && isSame(before, each) ? before.sameSince : day;
    }
    asked.set(day, today);
    yesterday = today;
  }

  const completed = remembered(person, contract);
  const standing = (key: string, each: Asked, day: string, bookDay: string): DayStanding => {
    const last = completed(each.ask, bookOn(person, bookDay), day).at(-1);
    const plainly = (doneOn: string | undefined): DayStanding => ({
      isHeld: doneOn !== undefined,
      dueOn: due(person, together, key, each, doneOn, anchors.get(key)?.get(doneOn ?? ''), asked, days, contract),
    });
    if (each.ask.hours || each.ask.times) {
      const never = plainly(undefined);
      const isMoved =
        contract.isNothingDueBeforeTheChange && each.sameSince > each.since && never.dueOn! < each.sameSince;
      return amounts(each, day) ?? (isMoved ? { isHeld: false, dueOn: each.sameSince } : never);
    }
    if (each.ask.changes && last !== undefined) return changeStanding(each, last, day) ?? plainly(undefined);
    if (!each.ask.edition || last !== undefined) return plainly(last);
    const wasReadBefore = (until: string): boolean =>
      days
        .slice(days.indexOf(each.since), days.indexOf(each.sameSince))
        .map((then) => bookOn(person, then))
        .some((book, at, all) => book !== all[at - 1] && completed(askIn(book, each.ask.id)!, book, until).length > 0);
    return editionStanding(each, wasReadBefore, person) ?? plainly(undefined);
  };
  const amounts = rememberedAmounts(person, contract);
  const anchors = new Map<string, Map<string, string>>();
  for (const day of days) {
    for (const post of together)
      if (isUnknown(person, post, day, asked.get(day)!, contract))
        put(`${post} not-judged`, day, { state: 'unknown', dueOn: null });
    for (const [key, each] of asked.get(day)!) {
      const done = completed(each.ask, bookOn(person, day), day);
      const last = done.at(-1);
      const before = done.at(-2);
      if (last === day && before !== undefined && person.readings['HOUSE-ANNIVERSARY'] === 'b') {
        const old = due(person, together, key, each, before, anchors.get(key)?.get(before), asked, days, contract);
        if (old !== null && day <= old && day >= plusMonths(old, -3, isRolledOn(person))) {
          if (!anchors.has(key)) anchors.set(key, new Map());
          anchors.get(key)!.set(day, old);
        }
      }
      const { isHeld: isHeldOnce, dueOn } = standing(key, each, day, day);
      put(key, day, { state: stateOn(day, dueOn, isHeldOnce, person, contract), dueOn });
    }
  }

  for (const [index, day] of days.entries()) {
    for (const [key, each] of asked.get(day)!) {
      const startsOn = person.posts[Number(key.split(' ')[0])]!.startsOn;
      if (each.since !== day || day !== startsOn || index === 0) continue;
      for (let back = 1; back <= 90 && index - back >= 0; back += 1) {
        const earlier = days[index - back]!;
        if (asked.get(earlier)!.has(key)) break;
        put(key, earlier, { state: 'upcoming', dueOn: standing(key, each, earlier, day).dueOn });
      }
    }
  }
  return rows;
}

function isSame(one: Asked, other: Asked): boolean {
  return one.months === other.months && termsOf(one.ask, one.isLead) === termsOf(other.ask, other.isLead);
}

function isRolledOn(person: DayPerson): boolean {
  return person.readings['HOUSE-LEAP-DAY'] === 'b';
}

function bookOn(person: DayPerson, day: string): Book {
  return person.books.findLast((book) => book.from === undefined || book.from <= day)!;
}

function isHeld(post: DayPost, day: string, contract: Contract): boolean {
  if (day < post.startsOn) return false;
  return post.endsOn === undefined || (contract.isLastDayOfPostHeld ? day <= post.endsOn : day < post.endsOn);
}

function groupsOn(post: DayPost, day: string): readonly string[] {
  return post.groups.findLast((each) => each.from <= day)?.ids ?? [];
}

/** Which level lists these groups need, when the groups of the whole answer are these. */
function listsOf(groups: readonly string[], everyGroup: readonly string[], book: Book): Set<string> {
  const levelsOf = (of: readonly string[]): string[] =>
    book.levels.filter((level) => of.some((group) => book.groups[group] === level));
  const mine = levelsOf(groups);
  if (book.several === 'union') return new Set(mine.flatMap((level) => [level, ...book.includes[level]!]));
  const top = levelsOf(everyGroup).at(-1);
  if (top === undefined || !mine.includes(top)) return new Set();
  const lower = levelsOf(everyGroup).filter((level) => level !== top);
  return new Set([top, ...book.includes[top]!].filter((level) => !lower.includes(level)));
}

function isAskedOf(
  ask: Ask,
  post: DayPost,
  groups: readonly string[],
  everyGroup: readonly string[],
  book: Book,
): boolean {
  if (groups.length === 0) return false;
  if (ask.kinds && !(post.kind !== undefined && ask.kinds.includes(post.kind))) return false;
  return ask.level === undefined || listsOf(groups, everyGroup, book).has(ask.level);
}

function isQuick({ quicker }: Ask, post: DayPost, groups: readonly string[]): boolean {
  return (
    quicker !== undefined &&
    (quicker.flags.some((flag) => post.flags.includes(flag)) || quicker.groups.some((group) => groups.includes(group)))
  );
}

function monthsFor(ask: Ask, post: DayPost, groups: readonly string[], day: string, contract: Contract): number | null {
  if (ask.months === null) return null;
  const { quicker } = ask;
  const base = isQuick(ask, post, groups) && quicker && quicker.months > 0 ? quicker.months : ask.months;
  const open = post.overrides.filter(
    (each) => (each.requirement === undefined || each.requirement === ask.id) && (each.from ?? '') <= day,
  );
  if (open.length === 0) return base;
  const from = contract.ofSeveralOverrides(open.map((each) => each.from ?? ''));
  const those = open.filter((each) => (each.from ?? '') === from);
  const chosen = those.findLast((each) => each.requirement !== undefined) ?? those[0]!;
  if (ask.agencyMay === 'either' || (ask.agencyMay === 'shorter' && chosen.months < base)) return chosen.months;
  return base;
}

function askedOn(person: DayPerson, together: readonly number[], day: string, contract: Contract): Map<string, Asked> {
  const book = bookOn(person, day);
  const held = together.filter((index) => isHeld(person.posts[index]!, day, contract));
  const everyGroup = held.flatMap((index) => groupsOn(person.posts[index]!, day));
  const result = new Map<string, Asked>();
  for (const ask of book.asks) {
    const these = held.filter((index) =>
      isAskedOf(ask, person.posts[index]!, groupsOn(person.posts[index]!, day), everyGroup, book),
    );
    const each = these.map((index) =>
      monthsFor(ask, person.posts[index]!, groupsOn(person.posts[index]!, day), day, contract),
    );
    const months = ask.months === null ? null : contract.ofSeveralIntervals(each.map(Number));
    const isLead =
      (ask.hours !== undefined || ask.times !== undefined) &&
      contract.ofSeveralAmounts(
        these.map((index) => isQuick(ask, person.posts[index]!, groupsOn(person.posts[index]!, day))),
      );
    for (const index of these) result.set(`${index} ${ask.id}`, { ask, months, isLead, since: day, sameSince: day });
  }
  return result;
}

/** A post that is held, but of which nothing at all can be said, alone or with the others. */
function isUnknown(
  person: DayPerson,
  index: number,
  day: string,
  asked: ReadonlyMap<string, Asked>,
  contract: Contract,
): boolean {
  const post = person.posts[index]!;
  if (!isHeld(post, day, contract)) return false;
  if ([...asked.keys()].some((key) => key.startsWith(`${index} `))) return false;
  return askedOn(person, [index], day, contract).size === 0;
}

/** How somebody stands with an amount, likewise worked out once for as long as nothing new comes to light. */
function rememberedAmounts(
  person: DayPerson,
  contract: Contract,
): (each: Asked, day: string) => DayStanding | undefined {
  const known = new Map<string, DayStanding | undefined>();
  return (each, day) => {
    const marks = person.evidence.flatMap(({ achievedOn, signedOffOn }) => [achievedOn, signedOffOn ?? achievedOn]);
    const reached = marks.filter((on) => on <= day).length;
    const book = person.books.findIndex(({ asks }) => asks.includes(each.ask));
    const key = JSON.stringify([each.ask.id, book, each.isLead, each.since, each.sameSince, reached]);
    if (!known.has(key)) known.set(key, amountStanding(each, day, person, contract));
    return known.get(key);
  };
}

function due(
  person: DayPerson,
  together: readonly number[],
  key: string,
  asked: Asked,
  doneOn: string | undefined,
  keptAnniversary: string | undefined,
  history: ReadonlyMap<string, ReadonlyMap<string, Asked>>,
  days: readonly string[],
  contract: Contract,
): string | null {
  const { ask, months, since, sameSince } = asked;
  if (doneOn === undefined) {
    // Where the rule, or the group, is younger than the post, nobody could have held it before the role: then its first day will do.
    if (ask.first === 'before-role')
      return person.posts[Number(key.split(' ')[0])]!.startsOn === since ? plusDays(since, -1) : since;
    return 'months' in ask.first
      ? plusMonths(since, ask.first.months, isRolledOn(person))
      : plusDays(since, ask.first.days);
  }
  if (months === null) return null;
  const runsFrom = keptAnniversary ?? doneOn;
  const plain = plusMonths(runsFrom, months, isRolledOn(person));
  if (doneOn >= sameSince) return plain;

  const isAppointment = together.some((index) => person.posts[index]!.startsOn === sameSince);
  const reading = person.readings[isAppointment ? 'HOUSE-APPOINTMENT' : 'HOUSE-RULE-CHANGE'];
  const requirement = key.split(' ')[1]!;
  const intervalOn = (day: string): number | null | undefined => {
    const then = history.get(day);
    for (const index of together) {
      const each = then?.get(`${index} ${requirement}`);
      if (each) return each.months;
    }
    return undefined;
  };
  const firstIntervalFrom = (from: string): number | null | undefined => {
    for (let at = Math.max(days.indexOf(from), 0); days[at]! < sameSince; at += 1) {
      const found = intervalOn(days[at]!);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  if (reading === 'b') {
    const old = firstIntervalFrom(doneOn) ?? (isAppointment ? ask.months : undefined);
    if (typeof old === 'number') return plusMonths(runsFrom, old, isRolledOn(person));
  }
  if (reading === 'c') {
    const old = intervalOn(plusDays(sameSince, -1)) ?? ask.months;
    if (typeof old === 'number' && months < old) return plusMonths(sameSince, months, isRolledOn(person));
  }
  return contract.isNothingDueBeforeTheChange && plain < sameSince ? sameSince : plain;
}

function stateOn(
  day: string,
  dueOn: string | null,
  isHeldOnce: boolean,
  person: DayPerson,
  contract: Contract,
): string {
  if (dueOn === null) return 'current';
  const isDueDayGood = person.readings['HOUSE-DUE-DAY'] === 'b' ? false : contract.isDueDayStillGood;
  const isLate = isDueDayGood ? day > dueOn : day >= dueOn;
  if (isLate) return 'overdue';
  if (!isHeldOnce) return 'upcoming';
  return day >= plusDays(dueOn, -contract.noticeDays) ? 'due-soon' : 'current';
}
