import type { PersonId } from '../../ids.ts';
import { clash } from './dates.ts';
import type { DateToLead, Matchable, MatchQuestion } from './match.ts';

/** Two trainers who could lead a date together; one, where somebody leads it already. */
export interface Pair {
  readonly trainers: readonly Matchable[];
  /** What speaks for each of them, in the same order. */
  readonly reasons: readonly (readonly string[])[];
  /** What speaks for them together. */
  readonly because: readonly string[];
  /** How well they fit, without what they have given so far. */
  readonly fit: number;
}

/** What each thing that speaks for a pair is worth. @source house approval for the course before everything, then what they know, then how they differ */
const APPROVED = 1000;
const FITTING = 15;
const OTHER_KIND = 10;
const OTHER_ROLE = 5;
const SAME_DAY = -500;

/** Everybody who may lead a date and is free, in the order of the pool. */
export function candidatesFor(date: DateToLead, { pool, judge, busy }: MatchQuestion): readonly Matchable[] {
  const already = new Set(date.already.map(({ personId }) => personId));
  const taken = takenBy(date, busy);
  return pool.filter(
    (trainer) => !already.has(trainer.personId) && !taken.has(trainer.personId) && judge(trainer, date).isEligible,
  );
}

/** Who leads something else at the same time. */
export function takenBy(date: DateToLead, busy: MatchQuestion['busy']): ReadonlySet<PersonId> {
  return new Set(
    busy
      .filter((other) => other.eventId !== date.eventId && clash(date, { sessions: [other] }))
      .map(({ personId }) => personId),
  );
}

/** All pairs of different agencies who could lead a date. */
export function pairsFor(date: DateToLead, question: MatchQuestion): readonly Pair[] {
  const candidates = candidatesFor(date, question).map((trainer) => ({ trainer, ...fitOf(trainer, date, question) }));
  const { already } = date;
  if (already.length > 0)
    return candidates
      .filter(({ trainer }) => already.some(({ agencyId }) => agencyId !== trainer.agencyId))
      .map((each) => joined([each], [...already, each.trainer], question));
  return candidates.flatMap((one, at) =>
    candidates
      .slice(at + 1)
      .filter((other) => other.trainer.agencyId !== one.trainer.agencyId)
      .map((other) => joined([one, other], [one.trainer, other.trainer], question)),
  );
}

interface Fitting {
  readonly trainer: Matchable;
  readonly fit: number;
  readonly reasons: readonly string[];
}

function fitOf(trainer: Matchable, date: DateToLead, { busy }: MatchQuestion): Omit<Fitting, 'trainer'> {
  const isApproved = trainer.approvals.some(({ courseId }) => courseId === date.courseId);
  const known = [...new Set([...trainer.knowledge, ...trainer.skills])].filter((word) => isAbout(date.about, word));
  const isBusyThatDay = busy.some(
    (other) =>
      other.personId === trainer.personId &&
      other.eventId !== date.eventId &&
      date.sessions.some(({ startsAt }) => startsAt.slice(0, 10) === other.startsAt.slice(0, 10)),
  );
  return {
    fit: (isApproved ? APPROVED : 0) + (known.length > 0 ? FITTING : 0) + (isBusyThatDay ? SAME_DAY : 0),
    reasons: [
      ...(isApproved ? ['approved for this course'] : []),
      ...known.map((word) => `knows ${word}`),
      ...(isBusyThatDay ? ['leads something else that day, at another time'] : []),
    ],
  };
}

/** Whether the words about a course have a word or phrase in them, as whole words. */
function isAbout(about: string, phrase: string): boolean {
  const plain = (text: string) =>
    ` ${text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const wanted = plain(phrase);
  return wanted.trim() !== '' && plain(about).includes(wanted);
}

function joined(added: readonly Fitting[], together: readonly Matchable[], { kindOf }: MatchQuestion): Pair {
  const kinds = new Set(together.map(({ agencyId }) => kindOf.get(agencyId)));
  const roles = new Set(together.map(({ jobRole }) => jobRole.trim().toLowerCase()));
  const [isOtherKind, isOtherRole] = [kinds.size > 1, roles.size > 1];
  return {
    trainers: added.map(({ trainer }) => trainer),
    reasons: added.map(({ reasons }) => reasons),
    because: [
      isOtherKind ? 'of different kinds of agency' : 'of different agencies',
      ...(isOtherRole ? ['in different job roles'] : []),
      'all may lead it and are free',
    ],
    fit: added.reduce((sum, { fit }) => sum + fit, 0) + (isOtherKind ? OTHER_KIND : 0) + (isOtherRole ? OTHER_ROLE : 0),
  };
}
