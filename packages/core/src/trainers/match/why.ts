import type { PersonId } from '../../ids.ts';
import { candidatesFor, takenBy } from './pairs.ts';
import type { DateToLead, InTheWay, Matchable, MatchQuestion } from './match.ts';

/**
 * What stands in the way of a pair for a date, each thing with the trainers of whom it is said; what stands in the way of most comes first.
 *
 * @param meanwhile - who is proposed for another date at the same time
 */
export function whyNone(
  date: DateToLead,
  question: MatchQuestion,
  meanwhile: readonly Matchable[],
): readonly InTheWay[] {
  const already = new Set(date.already.map(({ personId }) => personId));
  const others = question.pool.filter(({ personId }) => !already.has(personId));
  if (others.length === 0) return [{ what: 'Nobody else is in the pool', personIds: [] }];
  const said = new Map<string, PersonId[]>();
  const say = (what: string, personId: PersonId) => said.set(what, [...(said.get(what) ?? []), personId]);
  for (const trainer of others)
    for (const missing of question.judge(trainer, date).missing)
      say(`Missing: ${missing.replace(/ \(.*$/, '')}`, trainer.personId);
  for (const personId of takenBy(date, question.busy))
    if (others.some((trainer) => trainer.personId === personId)) say('Lead something else at that time', personId);
  const elsewhere = new Set(meanwhile.map(({ personId }) => personId));
  const able = candidatesFor(date, question);
  for (const { personId } of able) if (elsewhere.has(personId)) say('Proposed for another date at that time', personId);
  const left = able.filter(({ personId }) => !elsewhere.has(personId));
  const agencies = new Set([...date.already, ...left].map(({ agencyId }) => agencyId));
  if (left.length > 0 && agencies.size === 1)
    for (const { personId } of left)
      say(
        left.length === 1 && already.size === 0
          ? 'Could lead it, but nobody of another agency can'
          : 'Could lead it, but all are of one agency',
        personId,
      );
  return [...said]
    .map(([what, personIds]) => ({ what, personIds }))
    .toSorted((one, other) => other.personIds.length - one.personIds.length);
}
