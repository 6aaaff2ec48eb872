import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { mayActFor } from '../../scope.ts';
import type { Estimate, Form, FormScale, PairedChange, Summary, SummaryScope } from '../schema.ts';
import type { EvaluationStores } from '../store.ts';
import { changeOf, gainOf } from './change.ts';
import { estimate } from './interval.ts';
import { WHOLE } from './lots.ts';
import { notKnown } from './not-known.ts';
import { reachInto, type Reach } from './reach.ts';
import { thresholdOf } from './release.ts';
import type { GroupRate, GroupSums, ItemRow, SummaryGroup, SumsRow, SumsWanted } from './store.ts';
import { verdictOf } from './themes.ts';
import { titleOfScope } from './title-of-scope.ts';
import { toldRates } from './told-rates.ts';
import { addRows, wholeGain } from './whole.ts';
import { choicesIn, commentsIn } from './words-in.ts';
import { newestForm } from './wording-of-forms.ts';

/**
 * What evaluation says of a course, an event, an agency or anything between: to whoever may read named answers as it is now, to everybody else out of
 * what was released.
 *
 * @throws `access.outside-your-agency`
 * @source house no cell under the threshold, whoever reads it
 */
export async function summary(ctx: Context<EvaluationStores>, scope: SummaryScope): Promise<Summary> {
  const reach = await reachInto(ctx, scope);
  const threshold = await thresholdOf(ctx);
  const sums = await sumsIn(ctx, reach, { scope, by: 'nothing' });
  const ofItems = sums.filter(({ item }) => item !== WHOLE);
  const items = await ctx.store.evaluation.items([...new Set(ofItems.map(({ item }) => item))]);
  const forms = await ctx.store.evaluation.formVersions([...new Set(items.map(({ formId }) => formId))]);
  const rateRows = await ratesIn(ctx, reach, { scope, by: 'nothing' });
  const changes = items.flatMap((item) => changeIn(item, ofItems, { forms, threshold, isLive: reach.isLive }));
  const rates = toldRates(rateRows, threshold);
  const releasedAt = rateRows
    .flatMap((row) => row.releasedAt ?? [])
    .toSorted()
    .at(-1);
  const waiting = await ctx.store.evaluation.waiting(scope);
  return {
    scope,
    title: await titleOfScope(ctx, scope),
    ...(!reach.isLive && releasedAt !== undefined && { releasedAt }),
    threshold,
    rates,
    byAgency: await byAgency(ctx, reach, scope, threshold),
    changes,
    ratings: items.flatMap((item) => ratingsIn(item, ofItems, forms, threshold)),
    choices: await choicesIn(ctx, reach, scope, threshold),
    comments: await commentsIn(ctx, scope, { isTold: ofItems.length > 0 || rateRows.length > 0 }),
    notKnown: [
      ...notKnown(
        { rates, changes, threshold },
        {
          waiting: waiting.reduce((sum, { answers }) => sum + answers, 0),
          isLive: reach.isLive,
          scales: scalesApart(items),
        },
      ),
    ],
  };
}

/** Sums as somebody may see them: live ones have no anonymous answers, so those come from lots. */
export async function sumsIn(
  { store }: Context<EvaluationStores>,
  { isLive }: Pick<Reach, 'isLive'>,
  wanted: Omit<SumsWanted, 'of' | 'isAnonymous'>,
): Promise<readonly GroupSums[]> {
  const rows = isLive
    ? [
        ...(await store.evaluation.sums({ ...wanted, of: 'live' })),
        ...(await store.evaluation.sums({ ...wanted, of: 'lots', isAnonymous: true })),
      ]
    : await store.evaluation.sums({ ...wanted, of: 'lots' });
  return addRows(rows, ({ group, stage, item }) => `${group} ${stage} ${item}`);
}

/** How many were asked and answered, likewise. */
export async function ratesIn(
  ctx: Context<EvaluationStores>,
  { isLive }: Pick<Reach, 'isLive'>,
  wanted: Omit<SumsWanted, 'of' | 'isAnonymous'>,
): Promise<readonly GroupRate[]> {
  const { evaluation } = ctx.store;
  const today = localDate(ctx.now, ctx.timeZone);
  if (!isLive) return await evaluation.rates({ ...wanted, of: 'lots' }, today);
  return [
    ...(await evaluation.rates({ ...wanted, of: 'live' }, today)),
    ...(await evaluation.rates({ ...wanted, of: 'lots', isAnonymous: true }, today)),
  ];
}

async function byAgency(
  ctx: Context<EvaluationStores>,
  reach: Reach,
  scope: SummaryScope,
  threshold: number,
): Promise<Summary['byAgency']> {
  if (!reach.agencies.all && reach.agencies.agencyIds.length === 0) return [];
  const by: SummaryGroup = 'agency';
  const sums = await sumsIn(ctx, reach, { scope, by, isWhole: true, stage: 'after' });
  const rates = await ratesIn(ctx, reach, { scope, by });
  const agencies = (await ctx.store.people.agencies()).filter(({ id }) => mayActFor(reach.agencies, id));
  return agencies
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ id, name }) => {
      const own = rates.filter(({ group }) => group === id);
      if (own.length === 0) return [];
      const whole = sums.find(({ group }) => group === id);
      return [{ agencyId: id, agencyName: name, rates: toldRates(own, threshold), ...gainTold(whole, threshold) }];
    });
}

/** The gain of a group over everything that it rated, or that it is too small to be told of; nothing where nobody rated anything twice. */
export function gainTold(row: SumsRow | undefined, threshold: number): { readonly gain?: Estimate | 'withheld' } {
  const gain = row && wholeGain(row);
  if (gain === undefined) return {};
  const { people, ...told } = gain;
  return { gain: people < threshold ? 'withheld' : told };
}

function changeIn(
  item: ItemRow,
  rows: readonly GroupSums[],
  {
    forms,
    threshold,
    isLive,
  }: { readonly forms: readonly Form[]; readonly threshold: number; readonly isLive: boolean },
): Summary['changes'] {
  const row = rows.find((each) => each.item === item.item && each.stage === 'after' && each.pairs > 0);
  if (row === undefined) return [];
  const { key, title, labels } = item;
  if (row.pairs < threshold) return [{ key, title, withheld: true }];
  const change = changeOf(sumsOf(row), labels.length)!;
  const form = newestForm(forms, item.formId);
  const later = rows.find((each) => each.item === item.item && each.stage === 'follow-up' && each.pairs >= threshold);
  return [
    {
      key,
      title,
      scale: scaleOf(item, forms),
      ...change,
      verdict: form === undefined ? 'none' : verdictOf([change], form.theme).verdict,
      ...(later && { later: laterOf(later, labels.length, isLive) }),
    },
  ];
}

function sumsOf(row: SumsRow): Parameters<typeof changeOf>[0] {
  return {
    pairs: row.pairs,
    thoughtBack: row.thought_back,
    before: row.before,
    beforeSquares: row.before_squares,
    after: row.after,
    afterSquares: row.after_squares,
    gainSquares: row.gain_squares,
    better: row.better,
    worse: row.worse,
    unmet: row.unmet,
  };
}

/** The mean some months later is told live only: of what was released it would give away, with the mean of everybody, those who did not answer. */
function laterOf(row: SumsRow, ranks: number, isLive: boolean): NonNullable<PairedChange['later']> {
  const { pairs } = row;
  return {
    pairs,
    gain: gainOf({ pairs, gain: row.after - row.before, gainSquares: row.gain_squares }, ranks)!,
    ...(isLive && {
      mean: estimate({ count: pairs, sum: row.after, squares: row.after_squares }, { least: 1, most: ranks }),
    }),
  };
}

function ratingsIn(
  item: ItemRow,
  rows: readonly GroupSums[],
  forms: readonly Form[],
  threshold: number,
): Summary['ratings'] {
  return rows
    .filter((row) => row.item === item.item && row.pairs === 0 && row.counts.some((count) => count > 0))
    .map(({ stage, counts }) => {
      const told = counts.slice(0, item.labels.length);
      const answered = told.reduce((sum, count) => sum + count, 0);
      return {
        key: item.key,
        title: item.title,
        stage,
        scale: scaleOf(item, forms),
        counts: answered < threshold ? null : told,
      };
    });
}

function scaleOf({ formId, labels, key }: ItemRow, forms: readonly Form[]): FormScale {
  const same = newestForm(forms, formId)?.scales.find((scale) => scale.labels.length === labels.length);
  return { id: same?.id ?? key.split(':')[0]!, labels: [...labels] };
}

/** How many questions were rated on scales of different length. */
function scalesApart(items: readonly ItemRow[]): number {
  const lengths = Map.groupBy(items, ({ formId, key }) => `${formId} ${key}`);
  return [...lengths.values()].filter((same) => same.length > 1).length;
}
