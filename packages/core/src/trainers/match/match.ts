import type { Instant } from '../../calendar.ts';
import type { AgencyId, EventId, PersonId } from '../../ids.ts';
import { clash, dateGroups } from './dates.ts';
import { pairsFor, type Pair } from './pairs.ts';
import { searchPairs } from './search.ts';
import { whyNone } from './why.ts';
import type { Eligibility, Trainer } from '../schema.ts';
import type { BusyTrainer } from '../store.ts';

/** A trainer of the pool, as matching looks at her. */
export type Matchable = Pick<Trainer, 'personId' | 'agencyId' | 'jobRole' | 'skills' | 'knowledge' | 'approvals'>;

/** A date that wants two trainers of different agencies. */
export interface DateToLead {
  readonly eventId: EventId;
  readonly courseId: string;
  /** In order of time. */
  readonly sessions: readonly { readonly startsAt: Instant; readonly endsAt: Instant }[];
  /** Its local days. */
  readonly days: readonly string[];
  /** What the course is about, in lower case: its title, its summary and what people will be able to do. */
  readonly about: string;
  /** Who leads it already. */
  readonly already: readonly Matchable[];
}

/** What a match is made of. */
export interface MatchQuestion {
  readonly dates: readonly DateToLead[];
  readonly pool: readonly Matchable[];
  readonly judge: (trainer: Matchable, date: DateToLead) => Pick<Eligibility, 'isEligible' | 'missing'>;
  /** Sessions of events that are not among the dates, or that somebody leads already. */
  readonly busy: readonly BusyTrainer[];
  readonly kindOf: ReadonlyMap<AgencyId, string>;
  /** How many events each trainer leads in the time around the dates. */
  readonly leads: ReadonlyMap<PersonId, number>;
  /** How many events each agency gives in that time, as a part of what it agreed to; without a target every agency is as one. */
  readonly gives: ReadonlyMap<AgencyId, number>;
}

/** Something that stands in the way of a pair, and of whom it is said. */
export interface InTheWay {
  readonly what: string;
  readonly personIds: readonly PersonId[];
}

/** What is proposed for one date. */
export type Match =
  | {
      readonly state: 'proposed';
      readonly eventId: EventId;
      /** Whom to add; whoever leads it already stays. */
      readonly trainers: readonly { readonly personId: PersonId; readonly because: readonly string[] }[];
      /** What speaks for them together. */
      readonly because: readonly string[];
    }
  | { readonly state: 'led'; readonly eventId: EventId }
  | { readonly state: 'none'; readonly eventId: EventId; readonly inTheWay: readonly InTheWay[] };

/**
 * Proposes for each date two trainers of different agencies who may lead it and are free. As many dates as can be are given a pair; whoever is
 * approved for the course comes first, then whose knowledge fits, and then those who gave least so far. Nobody is proposed for two dates at once.
 *
 * @returns one for each date, in the order given
 * @source Leeds, Learning and Development Offer: matched by agency, job role, skills and knowledge so that delivery is truly multi-agency
 */
export function match(question: MatchQuestion): Match[] {
  const leads = new Map(question.leads);
  const gives = new Map(question.gives);
  const found = new Map<EventId, Pair>();
  const wanting = question.dates.filter((date) => !isLed(date));
  const pairs = new Map(wanting.map((date) => [date.eventId, pairsFor(date, question)]));
  let steps = MOST_STEPS;
  for (const group of dateGroups(wanting)) {
    const weighed = group.map((date) => ({
      date,
      pairs: pairs.get(date.eventId)!.toSorted((one, other) => worth(other) - worth(one)),
    }));
    const search = searchPairs(weighed, Math.min(steps, STEPS_OF_ONE_GROUP));
    steps -= search.steps;
    for (const [eventId, pair] of search.chosen) {
      found.set(eventId, pair);
      for (const { personId, agencyId } of pair.trainers) {
        leads.set(personId, (leads.get(personId) ?? 0) + 1);
        gives.set(agencyId, (gives.get(agencyId) ?? 0) + 1);
      }
    }
  }
  return question.dates.map((date): Match => {
    const { eventId } = date;
    if (isLed(date)) return { state: 'led', eventId };
    const pair = found.get(eventId);
    if (pair) return { state: 'proposed', eventId, trainers: told(pair, leads), because: pair.because };
    const meanwhile = wanting
      .filter((other) => other.eventId !== eventId && clash(date, other))
      .flatMap((other) => found.get(other.eventId)?.trainers ?? []);
    return { state: 'none', eventId, inTheWay: whyNone(date, question, meanwhile) };
  });

  function worth(pair: Pair): number {
    const load = pair.trainers.reduce(
      (sum, { personId, agencyId }) =>
        sum + PER_EVENT_LED * (leads.get(personId) ?? 0) + PER_EVENT_GIVEN * (gives.get(agencyId) ?? 0),
      0,
    );
    return pair.fit - load;
  }
}

/** What an event that somebody leads already takes off her worth, and off that of her agency. @source house the agency's share counts more than the trainer's */
const PER_EVENT_LED = 4;
const PER_EVENT_GIVEN = 6;

/** How long a search may go on: far beyond what the dates of a year ask. */
const MOST_STEPS = 50_000;
const STEPS_OF_ONE_GROUP = 20_000;

function isLed({ already }: DateToLead): boolean {
  return new Set(already.map(({ agencyId }) => agencyId)).size > 1;
}

function told({ trainers, reasons }: Pair, leads: ReadonlyMap<PersonId, number>) {
  return trainers.map(({ personId }, at) => {
    const others = (leads.get(personId) ?? 1) - 1;
    const load = others === 0 ? 'leads no other date' : `leads ${others} other ${others === 1 ? 'date' : 'dates'}`;
    return { personId, because: [...reasons[at]!, load] };
  });
}
