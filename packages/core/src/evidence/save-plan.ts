import { recordAll, type Context } from '../context.ts';
import type { PersonId } from '../ids.ts';
import { describe, toldOf } from './apply-row.ts';
import type { EvidencePlan } from './plan-evidence.ts';
import type { EvidenceStores } from './store.ts';

/** Stores what a plan changes with one audit entry per person, and says who must be judged again. */
export async function saveEvidencePlan(
  ctx: Context<EvidenceStores>,
  plan: EvidencePlan,
  action: string,
): Promise<void> {
  if (plan.changes.length === 0) return;
  await ctx.store.evidence.save(plan.changes.map(({ after }) => after));
  const byPerson = new Map<PersonId, EvidencePlan['changes'][number][]>();
  // A row in other words that brought no news is kept in mind, but nothing has changed.
  const told = plan.changes.filter(({ before, after }) => !before || describe(before) !== describe(after));
  for (const change of told)
    byPerson.set(change.after.personId, [...(byPerson.get(change.after.personId) ?? []), change]);
  await recordAll(
    ctx,
    [...byPerson].map(([personId, changes]) => {
      const before = changes.flatMap((change) => (change.before ? [toldOf(change.before)] : []));
      return {
        action,
        subject: { kind: 'person', id: personId },
        personId,
        ...(before.length > 0 && { before }),
        after: changes.map((change) => toldOf(change.after)),
      };
    }),
  );
  ctx.touch(byPerson.keys());
}
