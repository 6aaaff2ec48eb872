import type { SummaryScope } from '@trellis/core/evaluation';
import { sql, type RawBuilder } from 'kysely';
import { advisoryLocks } from '../../advisory-locks.ts';
import type { Binding } from '../../binding.ts';

const STAGES = ['before', 'after', 'later', 'manager'] as const;
const RATES = STAGES.flatMap((stage) => [`${stage}_asked`, `${stage}_answered`, `${stage}_declined`]);
/** Sums of ratings, beside how many people gave them. */
export const RATINGS = [
  'pairs',
  'thought_back',
  'before',
  'before_squares',
  'after',
  'after_squares',
  'gain_squares',
  'better',
  'worse',
  'unmet',
] as const;

/** Who was asked, answered and declined: sums over rows of evaluation_asked, `c`, and {@link eventsAsked}, `e`. */
export const COUNTED = sql.raw(
  STAGES.flatMap((stage) => [
    `sum(c.${stage === 'before' ? 'placed' : 'attended'}) filter (where e.has_${stage}) as ${stage}_asked`,
    `sum(c.${stage}_answered) filter (where e.has_${stage}) as ${stage}_answered`,
    `sum(c.${stage}_declined) filter (where e.has_${stage}) as ${stage}_declined`,
  ]).join(', '),
);

/** The same over rows of {@link monthsIn}, `c`. */
export const ADDED = sql.raw(RATES.map((column) => `sum(c.${column}) as ${column}`).join(', '));

/** Events with a named form, `e`, each with a group and with which of its stages have opened; conditions can be added. */
export function eventsAsked({ now }: Pick<Binding, 'now'>, group: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select e.id, ${group} as "group", 'before' = any(r.stages) as has_before,
      'after' = any(r.stages) and r.after_opens_at <= ${now}::timestamptz as has_after,
      'follow-up' = any(r.stages) and r.follow_up_opens_at <= ${now}::timestamptz as has_later,
      'manager' = any(r.stages) and r.follow_up_opens_at <= ${now}::timestamptz as has_manager
    from event e join evaluation_run r on r.event_id = e.id where r.naming = 'named' and e.state in ('published', 'closed')`;
}

/** The first of the month in which an event, `e`, begins. */
export function monthOf({ timeZone }: Pick<Binding, 'timeZone'>): RawBuilder<unknown> {
  return sql`date_trunc('month', e.starts_at at time zone ${timeZone})::date`;
}

/** Months of a scope that are added up. */
export function monthsIn({ from, to }: SummaryScope): RawBuilder<unknown> {
  return sql`select * from evaluation_month_sum
    where month_on >= ${from ?? '-infinity'}::date and month_on <= ${to ?? 'infinity'}::date`;
}

/** Adds up the months of which all questions have opened. Leaves it for another time while somebody changes something of a month. */
export async function sumMonths(binding: Binding): Promise<void> {
  const { tx, partnershipId, now } = binding;
  const { rows } = await sql<{ isAlone: boolean }>`
    select pg_try_advisory_xact_lock(${advisoryLocks.months}::int, ${partnershipId}::int) as "isAlone"`.execute(tx);
  if (!rows[0]!.isAlone) return;
  // A statement of its own: what was changed by whoever had the lock before is seen from here on.
  const { rows: added } = await sql<{ month_on: string }>`
    insert into evaluation_month (partnership_id, month_on)
    select ${partnershipId}::int, ${monthOf(binding)} as month_on from event e join evaluation_run r on r.event_id = e.id
    where r.naming = 'named' and e.state in ('published', 'closed')
      and not exists (select from evaluation_month m where m.month_on = ${monthOf(binding)})
    group by 2 having bool_and(greatest(r.after_opens_at, r.follow_up_opens_at) <= ${now}::timestamptz)
    returning month_on`.execute(tx);
  if (added.length === 0) return;
  const months = added.map(({ month_on: on }) => on);
  await sql`
    insert into evaluation_month_sum (partnership_id, month_on, agency_id, ${SUMS_OF_MONTH})
    select ${partnershipId}::int, x.* from (${sumsOfMonths(binding, sql`select unnest(${months}::date[])`)}) x`.execute(
    tx,
  );
}

/** What each agency comes to in a month, by name of the column. */
export const SUMS_OF_MONTH = sql.raw([...RATES, 'people', ...RATINGS].join(', '));

/**
 * What agencies come to in some months, by who was asked at their events and what evaluation_agency_tally has of them: `month_on`, `agency_id` and
 * {@link SUMS_OF_MONTH}.
 *
 * @param months - a query of first days of months
 */
export function sumsOfMonths(at: Pick<Binding, 'now' | 'timeZone'>, months: RawBuilder<unknown>): RawBuilder<unknown> {
  const sums = sql.raw(
    [...RATES, 'people', ...RATINGS].map((column) => `coalesce(sum(x.${column}), 0) as ${column}`).join(', '),
  );
  const noRates = sql.raw(RATES.map(() => '0').join(', '));
  const ratings = sql.raw(['counts[1]', ...RATINGS].map((column) => `t.${column}`).join(', '));
  const noRatings = sql.raw(['people', ...RATINGS].map((column) => `0 as ${column}`).join(', '));
  return sql`
    with e as materialized (${eventsAsked(at, monthOf(at))} and ${monthOf(at)} in (${months}))
    select x.month_on, x.agency_id, ${sums} from (
      select e."group" as month_on, c.agency_id, ${COUNTED}, ${noRatings}
      from e join evaluation_asked c on c.event_id = e.id where c.agency_id <> '' group by 1, 2
      union all
      select t.month_on, t.agency_id, ${noRates}, ${ratings} from evaluation_agency_tally t
      where t.item = 0 and t.stage = 'after' and t.month_on in (${months})
    ) x group by x.month_on, x.agency_id`;
}
