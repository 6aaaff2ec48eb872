import { recordAll, type Context } from '../../context.ts';
import { describe, toldOf } from '../rows/apply-row.ts';
import type { Evidence } from '../schema.ts';
import type { EvidenceStores } from '../store.ts';

/** A piece of evidence as it was, if it was, and as it is to be. */
export interface EvidenceChange {
  readonly before: Evidence | undefined;
  readonly after: Evidence;
}

/** Stores changes of evidence with one audit entry per person, and says who must be judged again. */
export async function saveEvidenceChanges(
  ctx: Context<EvidenceStores>,
  changes: readonly EvidenceChange[],
  action: string,
): Promise<void> {
  if (changes.length === 0) return;
  const { evidence } = ctx.store;
  const isNew = ({ before }: EvidenceChange): boolean => before === undefined;
  await evidence.add(changes.filter(isNew).map(({ after }) => after));
  await evidence.save(changes.filter((change) => !isNew(change)).map(({ after }) => after));
  // A row in other words that brought no news is kept in mind, but nothing has changed.
  const told = changes.filter(({ before, after }) => !before || describe(before) !== describe(after));
  const byPerson = Map.groupBy(told, ({ after }) => after.personId);
  await recordAll(
    ctx,
    [...byPerson].map(([personId, theirs]) => {
      const before = theirs.flatMap((change) => (change.before ? [toldOf(change.before)] : []));
      return {
        action,
        subject: { kind: 'person', id: personId },
        personId,
        ...(before.length > 0 && { before }),
        after: theirs.map((change) => toldOf(change.after)),
      };
    }),
  );
  ctx.touch(byPerson.keys());
}
