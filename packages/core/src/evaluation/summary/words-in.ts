import type { Context } from '../../context.ts';
import type { Form, Summary, SummaryScope } from '../schema.ts';
import type { EvaluationStores } from '../store.ts';
import type { Reach } from './reach.ts';
import type { ChoiceSum, CommentRow } from './store.ts';
import { itemOf } from './wording-of-forms.ts';

/** How many comments of one question a summary has; the list of comments has all. */
const MOST_COMMENTS = 200;

/** How often what was chosen, question by question; nothing of a question that too few answered. */
export async function choicesIn(
  { store }: Context<EvaluationStores>,
  { isLive }: Reach,
  scope: SummaryScope,
  threshold: number,
): Promise<Summary['choices']> {
  const { evaluation } = store;
  const rows = isLive
    ? [
        ...(await evaluation.choices({ scope, of: 'live' })),
        ...(await evaluation.choices({ scope, of: 'lots', isAnonymous: true })),
      ]
    : await evaluation.choices({ scope, of: 'lots' });
  const forms = await evaluation.formVersions([...new Set(rows.map(({ formId }) => formId))]);
  return [...Map.groupBy(rows, ({ stage, formId, itemId }) => `${stage} ${formId} ${itemId}`).values()].flatMap(
    (of) => {
      const { stage, formId, itemId } = of[0]!;
      const item = itemOf(forms, formId, itemId);
      if (item?.kind !== 'choice') return [];
      return [
        {
          itemId,
          title: item.title,
          stage,
          counts: item.choices.map(({ id, label }) => ({ id, label, count: countOf(of, id, threshold) })),
        },
      ];
    },
  );
}

/** Few people are left out, also beside lots: what these say is known, so that the rest would be told by subtraction. */
function countOf(rows: readonly ChoiceSum[], choiceId: string, threshold: number): number | 'withheld' {
  const told = rows.filter(({ people }) => people === undefined || people >= threshold);
  if (told.length === 0) return 'withheld';
  return told.reduce((total, row) => total + (row.choiceId === choiceId ? row.count : 0), 0);
}

/**
 * What people wrote, as far as a person has read it and it was released: question by question, in random order.
 *
 * @param isTold - whether anything is told of the scope at all
 * @source house words are shown once somebody has seen that nobody can be told by them; never by agency
 */
export async function commentsIn(
  ctx: Context<EvaluationStores>,
  scope: SummaryScope,
  { isTold }: { readonly isTold: boolean },
): Promise<Summary['comments']> {
  if (!isTold || scope.agencyId !== undefined || scope.agencyKind !== undefined) return [];
  const { rows } = await ctx.store.evaluation.comments(
    { scope, released: true, isRead: true },
    { limit: MOST_COMMENTS },
  );
  const forms = await ctx.store.evaluation.formVersions([...new Set(rows.map(({ formId }) => formId))]);
  return [...Map.groupBy(rows, ({ formId, itemId }) => `${formId} ${itemId}`).values()].map((of) => ({
    itemId: of[0]!.itemId,
    title: titleOf(forms, of[0]!),
    texts: of.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ words }) => words),
    tags: [
      ...Map.groupBy(
        of.flatMap(({ tags }) => tags),
        (tag) => tag,
      ),
    ]
      .map(([tag, same]) => ({ tag, count: same.length }))
      .toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1)),
  }));
}

/** What somebody was asked when they wrote something. @source house */
export function titleOf(forms: readonly Form[], { formId, itemId }: Pick<CommentRow, 'formId' | 'itemId'>): string {
  return itemOf(forms, formId, itemId)?.title ?? 'A question of a form that is not here any more';
}
