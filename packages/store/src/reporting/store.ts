import type { AgencyId } from '@trellis/core';
import type { ReportingStore } from '@trellis/core/reporting';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { isKnown } from '../versions.ts';
import { actionsPart } from './actions.ts';
import { reportsPart } from './reports.ts';
import { returnsPart } from './returns.ts';
import { settledBefore } from './settled-before.ts';

/** The reports of one partnership, and what agencies return for them. */
export function createReportingStore(binding: Binding): ReportingStore {
  const { tx, partnershipId } = binding;
  return {
    ...reportsPart(binding),
    ...returnsPart(binding),
    ...actionsPart(binding),
    settledBefore: () => settledBefore(binding),
    async partnershipName() {
      const { name } = await tx
        .selectFrom('door.partnership')
        .select('name')
        .where('id', '=', partnershipId)
        .executeTakeFirstOrThrow();
      return name;
    },
    async smallNumbers() {
      return (await tx.selectFrom('reporting_setting').select('small_numbers').executeTakeFirst())?.small_numbers;
    },
    async saveSmallNumbers(count) {
      await tx
        .insertInto('reporting_setting')
        .values({ partnership_id: partnershipId, small_numbers: count })
        .onConflict((conflict) => conflict.column('partnership_id').doUpdateSet({ small_numbers: count }))
        .execute();
    },
    async toldSince(asAt, after, by) {
      const { rows } = await sql<{ agencyId: string; late: boolean; withdrawn: boolean }>`
        select o.agency_id as "agencyId", bool_or(not e.withdrawn) as late, bool_or(e.withdrawn) as withdrawn
        from evidence e join post o on o.person_id = e.person_id and o.known_to = 'infinity'
        where e.known_from > ${after}::timestamptz and e.known_from <= ${by}::timestamptz and e.achieved_on <= ${asAt}::date
        group by o.agency_id`.execute(tx);
      return rows;
    },
    async lastHeardOf(asAt, knownAt) {
      const { rows } = await sql<{ agency_id: string; at: string }>`
        with held as materialized (
          select person_id, agency_id, known_from from post
          where starts_on <= ${asAt}::date and (ends_on is null or ends_on >= ${asAt}::date)
            and ${isKnown(knownAt)}
        ), told as (
          select agency_id, max(known_from) as at from held group by agency_id
          union all
          select h.agency_id, max(e.at)
          from (select distinct person_id, agency_id from held) h
          join (
            select person_id, max(known_from) as at from evidence where known_from <= ${knownAt}::timestamptz group by person_id
          ) e on e.person_id = h.person_id
          group by h.agency_id
        )
        select agency_id, max(at) as at from told group by agency_id`.execute(tx);
      return rows.map(({ agency_id: agencyId, at }) => ({ agencyId: agencyId as AgencyId, at }));
    },
  };
}
