import { DomainError } from '../errors.ts';
import type { ContentAnswer, DesignAnswer, SetInForce, StandardsErrorCode } from './schema.ts';

/**
 * Refuses an answer to a standard that the set does not have, and a good one without what shows it.
 *
 * @throws `standards.unknown-standard`, `standards.evidence-needed`
 * @source house what meets a standard, also partly, says what shows it
 */
export function insistOnAnswer(
  set: SetInForce,
  { standardId, state, evidence }: Pick<DesignAnswer, 'standardId' | 'state' | 'evidence'>,
): void {
  if (!set.standards.some(({ id }) => id === standardId))
    throw new DomainError<StandardsErrorCode>(
      'standards.unknown-standard',
      `“${set.title}” has no standard ${standardId}.`,
      { standardId },
    );
  if (state !== 'not' && evidence.trim() === '')
    throw new DomainError<StandardsErrorCode>(
      'standards.evidence-needed',
      'Say what shows that it is met. Only what is not met needs nothing.',
      { standardId },
    );
}

/**
 * Refuses content that leaves out an item of the agreed minimum content, or names one twice.
 *
 * @throws `standards.content-incomplete`, `standards.unknown-standard`, `standards.evidence-needed`
 * @source Leeds, Local Context: introductory training in an agency is on the agreed minimum content
 */
export function insistOnContent(set: SetInForce, content: readonly ContentAnswer[]): void {
  for (const answer of content) insistOnAnswer(set, answer);
  const missing = set.standards.filter(({ id }) => content.filter((each) => each.standardId === id).length !== 1);
  if (missing.length > 0)
    throw new DomainError<StandardsErrorCode>(
      'standards.content-incomplete',
      `Answer each item of “${set.title}” once. Still open: ${missing.map(({ text }) => text).join('; ')}.`,
      { standardIds: missing.map(({ id }) => id) },
    );
}

/**
 * Refuses to let a course count while an item of the agreed minimum content is not met in full.
 *
 * @throws `standards.content-incomplete`
 * @source Leeds, Local Context: agreed minimum content
 */
export function insistOnWholeContent(set: SetInForce, content: readonly ContentAnswer[]): void {
  insistOnContent(set, content);
  const short = content.filter(({ state }) => state !== 'met').map(({ standardId }) => standardId);
  if (short.length > 0)
    throw new DomainError<StandardsErrorCode>(
      'standards.content-incomplete',
      `The course does not yet have all of “${set.title}”, so its completions cannot count.`,
      { standardIds: short },
    );
}
