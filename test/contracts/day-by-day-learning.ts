/** What somebody learnt, as the sentences of the contract count it. Like the judge that walks through the calendar it shares nothing with the product. */

import type { Contract } from './day-by-day-judge.ts';
import type { Ask, Book, DayEvidence, DayPerson } from './day-by-day-facts.ts';

/** A piece of evidence and the day from which it counts for something that is asked. */
export interface Dated {
  readonly each: DayEvidence;
  readonly on: string;
}

/** The evidence that counts for something, in order of the days from which it counts. */
export function datedFor(ask: Ask, person: DayPerson, contract: Contract): readonly Dated[] {
  const heldFrom = ask.before && heldSince(ask.before.ids, person, contract);
  return person.evidence
    .filter(({ kind }) =>
      ask.counted ? ask.counted.includes(kind) : contract.doesAttendanceHold || kind !== 'attendance',
    )
    .flatMap((each): Dated[] => {
      const on = ask.clock === 'sign-off' ? (each.signedOffOn ?? each.achievedOn) : each.achievedOn;
      if (ask.before?.effect !== 'block' || !contract.doPrerequisitesBlock) return [{ each, on }];
      if (heldFrom === undefined) return [];
      return [{ each, on: on < heldFrom ? heldFrom : on }];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The day from which all of these were done once, by the book of any time; undefined: never. */
function heldSince(ids: readonly string[], person: DayPerson, contract: Contract): string | undefined {
  const days = ids.map((id) =>
    person.books
      .flatMap((book) => book.asks.filter((ask) => ask.id === id))
      .flatMap((ask) =>
        datedFor(ask, person, contract)
          .filter(({ each }) => names(ask, each))
          .map(({ on }) => on),
      )
      .toSorted()
      .at(0),
  );
  return days.some((day) => day === undefined)
    ? undefined
    : days
        .map((day) => day!)
        .toSorted()
        .at(-1);
}

/** Whether a piece names what is asked, and not only a part of it. */
export function names(ask: Ask, each: DayEvidence): boolean {
  return ask.edition
    ? each.satisfies.includes(ask.edition.id)
    : [ask.id, ...ask.alsoCalled].some((id) => each.satisfies.includes(id));
}

/** The days on which everything that is asked was complete, each time from nothing. What was learnt on one day counts together. */
function completions(ask: Ask, book: Book, dated: readonly Dated[]): string[] {
  const days: string[] = [];
  const wholes = ask.edition ? [ask.edition.id] : [ask.id, ...ask.alsoCalled];
  let shown = new Set<string>();
  for (const [on, learnt] of Map.groupBy(dated, (piece) => piece.on)) {
    for (const { each } of learnt) for (const id of spelledOut(each.satisfies, book)) shown.add(id);
    const isComplete =
      ask.competencies.length > 0 &&
      ask.competencies.every(
        ({ id, units }) => shown.has(id) || (units.length > 0 && units.every((unit) => shown.has(unit))),
      );
    if (!isComplete && !learnt.some(({ each }) => wholes.some((id) => each.satisfies.includes(id)))) continue;
    shown = new Set();
    days.push(on);
  }
  return days;
}

/** The same, worked out once for each number of pieces that had come to light, because thousands of lives are walked. */
export function remembered(person: DayPerson, contract: Contract): (ask: Ask, book: Book, until: string) => string[] {
  const known = new Map<Ask, { dated: readonly Dated[]; days: Map<number, string[]> }>();
  return (ask, book, until) => {
    if (!known.has(ask)) known.set(ask, { dated: datedFor(ask, person, contract), days: new Map() });
    const { dated, days } = known.get(ask)!;
    const pieces = dated.filter(({ on }) => on <= until).length;
    if (!days.has(pieces)) days.set(pieces, completions(ask, book, dated.slice(0, pieces)));
    return days.get(pieces)!;
  };
}

/** A whole names its parts, and a part names what one piece of evidence serves alike. */
function spelledOut(satisfies: readonly string[], book: Book): Set<string> {
  const ids = new Set(satisfies);
  for (const ask of book.asks)
    if ([ask.id, ...ask.alsoCalled].some((id) => ids.has(id))) for (const { id } of ask.competencies) ids.add(id);
  for (const ask of book.asks)
    for (const { id, units } of ask.competencies) if (ids.has(id)) for (const unit of units) ids.add(unit);
  for (const [one, other] of book.alike) {
    if (ids.has(one)) ids.add(other);
    else if (ids.has(other)) ids.add(one);
  }
  return ids;
}
