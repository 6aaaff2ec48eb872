import type { Context } from '../context.ts';
import type { PersonId } from '../ids.ts';
import type { QualityNoticeKind, ReportNoticeKind } from './schema.ts';
import type { NoticesStore } from './store.ts';

/**
 * Has people be written to about an observation, an action, a review, an endorsement or a report, each once, whenever it is asked for. Nobody is
 * told by mail what she has just done herself.
 *
 * @param sequence - tells apart what may happen to the same thing more than once
 * @source house
 */
export async function tellOf(
  { store, actor }: Context<{ readonly notices: NoticesStore }>,
  kind: QualityNoticeKind | ReportNoticeKind,
  aboutId: string,
  people: readonly (PersonId | undefined)[],
  sequence = 0,
): Promise<void> {
  const others = people.filter((id) => id !== undefined && id !== actor.personId) as readonly PersonId[];
  await store.notices.enqueue(others.map((personId) => ({ kind, personId, aboutId, sequence })));
}
