import { z } from 'zod';
import { addMonths, dateOf, dayOf, type CalendarDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { AgencyId, CourseId, PersonId } from '../../ids.ts';
import { pageOfAll, type Page, type PageRequest } from '../../paging.ts';
import { agencyScope, mayActFor, PARTNERSHIP_ROLES, type ScopeErrorCode } from '../../scope.ts';
import { AGENCY_KIND_WORDS } from '../../people/agency-kind-words.ts';
import { nameOf } from '../../people/name-of.ts';
import type { AgencyKind } from '../../people/schema.ts';
import type { Estimate, StageRate, SummaryScope, Told } from '../schema.ts';
import type { EvaluationStores } from '../store.ts';
import { reachInto } from './reach.ts';
import { thresholdOf } from './release.ts';
import type { GroupRate, GroupSums } from './store.ts';
import { gainTold, ratesIn, sumsIn } from './summary.ts';
import { toldRates } from './told-rates.ts';

/** By what a list of summaries is told apart. */
export const SummariesBy = z.enum(['course', 'version', 'trainers', 'agency', 'agency-kind', 'quarter']);
export type SummariesBy = z.infer<typeof SummariesBy>;

/** One line of a list of summaries. */
export interface SummaryLine {
  readonly id: string;
  readonly title: string;
  /** What the summary of this line is of. */
  readonly scope: SummaryScope;
  /** People of whom it is known before and after. */
  readonly pairs: Told;
  /** Null: nobody rated anything before and after. */
  readonly gain: Estimate | 'withheld' | null;
  readonly rates: readonly StageRate[];
}

/**
 * What evaluation says of one course after another, or by version, trainers, agency, kind of agency or quarter.
 *
 * @throws `access.outside-your-agency`, `access.not-permitted`
 * @source house whoever leads courses is compared by coordinators only
 */
export async function summaries(
  ctx: Context<EvaluationStores>,
  wanted: {
    readonly by: SummariesBy;
    readonly from?: CalendarDate | undefined;
    readonly to?: CalendarDate | undefined;
  },
  page: PageRequest,
): Promise<Page<SummaryLine>> {
  return pageOfAll(await everySummary(ctx, wanted), page, ({ id }) => id);
}

/** All of them: there are as many as courses, agencies or quarters. */
export async function everySummary(
  ctx: Context<EvaluationStores>,
  {
    by,
    from,
    to,
  }: { readonly by: SummariesBy; readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined },
): Promise<readonly SummaryLine[]> {
  const scope = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const reach = await reachInto(ctx, scope);
  if (by === 'trainers' && !agencyScope(ctx.actor, PARTNERSHIP_ROLES).all)
    throw new DomainError<ScopeErrorCode>('access.not-permitted', 'Only coordinators compare trainers.');
  if (by === 'agency-kind' && !reach.agencies.all)
    throw new DomainError<ScopeErrorCode>('access.not-permitted', 'You can see the agencies that you lead.');
  const threshold = await thresholdOf(ctx);
  const sums = await sumsIn(ctx, reach, { scope, by, isWhole: true, stage: 'after' });
  const rates = await ratesIn(ctx, reach, { scope, by });
  const titles = await titlesOf(ctx, by, [...new Set([...sums, ...rates].map(({ group }) => group))]);
  return [...titles]
    .filter(([id]) => by !== 'agency' || mayActFor(reach.agencies, id as AgencyId))
    .toSorted(([a, one], [b, other]) =>
      by === 'quarter' ? (a < b ? 1 : -1) : `${one} ${a}` < `${other} ${b}` ? -1 : 1,
    )
    .map(([id, title]) => ({
      id,
      title,
      scope: { ...scope, ...scopeOf(by, id) },
      ...lineOf(id, { sums, rates, threshold }),
    }));
}

function lineOf(
  id: string,
  {
    sums,
    rates,
    threshold,
  }: { readonly sums: readonly GroupSums[]; readonly rates: readonly GroupRate[]; readonly threshold: number },
): Omit<SummaryLine, 'id' | 'title' | 'scope'> {
  const whole = sums.find(({ group }) => group === id);
  const people = whole?.counts[0] ?? 0;
  return {
    pairs: people > 0 && people < threshold ? 'withheld' : people,
    gain: gainTold(whole, threshold).gain ?? null,
    rates: toldRates(
      rates.filter(({ group }) => group === id),
      threshold,
    ),
  };
}

function scopeOf(by: SummariesBy, id: string): SummaryScope {
  if (by === 'agency-kind') return { agencyKind: id };
  if (by === 'agency') return { agencyId: id as AgencyId };
  if (by === 'trainers') return { trainerIds: id.split(' ').filter(Boolean) as PersonId[] };
  if (by === 'quarter') return { from: id, to: dateOf(addMonths(dayOf(id), 3) - 1) };
  const [courseId, version] = versionOf(id);
  return { courseId: courseId as CourseId, ...(version !== '' && { courseVersion: version }) };
}

function versionOf(id: string): readonly [courseId: string, version: string] {
  const at = `${id} `.indexOf(' ');
  return [id.slice(0, at), id.slice(at + 1)];
}

/** The words for groups by their ids: courses and versions, trainers, agencies, kinds of them, quarters. */
export async function titlesOf(
  { store }: Context<EvaluationStores>,
  by: SummariesBy,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (by === 'quarter' || by === 'agency-kind')
    return new Map(ids.map((id) => [id, by === 'quarter' ? quarter(id) : (AGENCY_KIND_WORDS[id as AgencyKind] ?? id)]));
  if (by === 'agency') {
    const agencies = new Map((await store.people.agencies()).map(({ id, name }) => [id as string, name]));
    return new Map(ids.map((id) => [id, agencies.get(id) ?? '']));
  }
  if (by === 'trainers') {
    const asked = [...new Set(ids.flatMap((id) => id.split(' ').filter(Boolean)))] as PersonId[];
    // Nobody learns a name by asking for the id of somebody who does not train.
    const pool = await store.trainers.byPeople(asked);
    const people = await store.people.people(pool.map(({ personId }) => personId));
    const names = new Map(people.map((person) => [person.id as string, nameOf(person)]));
    return new Map(
      ids.map((id) => [
        id,
        id === ''
          ? 'Nobody named'
          : id
              .split(' ')
              .map((each) => names.get(each) ?? 'Somebody not known any more')
              .join(' and '),
      ]),
    );
  }
  const courses = new Map(
    (await store.courses.byIds([...new Set(ids.map((id) => versionOf(id)[0]))] as CourseId[])).map(
      ({ course: { id, title } }) => [id as string, title],
    ),
  );
  return new Map(
    ids.map((id) => {
      const [course, version] = versionOf(id);
      return [id, `${courses.get(course) ?? ''}${version === '' ? '' : `, version ${version}`}`];
    }),
  );
}

/** `2026-07-01`: `July to September 2026`. */
function quarter(first: string): string {
  const months = {
    '01': 'January to March',
    '04': 'April to June',
    '07': 'July to September',
    '10': 'October to December',
  };
  return `${months[first.slice(5, 7) as keyof typeof months]} ${first.slice(0, 4)}`;
}
