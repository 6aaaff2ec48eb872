import type { CourseId, EventId } from '@trellis/core';
import type { ChoiceSum, Form, ItemRow, RunSums, SummaryStore } from '@trellis/core/evaluation';
import { sql } from 'kysely';
import type { Binding } from '../../binding.ts';
import { comment, comments } from './comments.ts';
import { answersWhere, lockCourse, saveLot, toldItems, toRelease } from './lots.ts';
import { sumMonths } from './months.ts';
import { rates, waiting } from './rates.ts';
import { eventIn, lotsIn } from './scope.ts';
import { sums } from './sums.ts';
import { tally } from './tally.ts';

/** What evaluation tells: lots, sums and comments of one partnership. */
export function summaryPart(binding: Binding): SummaryStore {
  const { tx, timeZone } = binding;
  return {
    async smallNumbers() {
      return (await tx.selectFrom('reporting_setting').select('small_numbers').executeTakeFirst())?.small_numbers;
    },
    tally: (eventId, agencyId) => tally(binding, eventId, agencyId),
    sumMonths: () => sumMonths(binding),
    lockCourse: (courseId: CourseId) => lockCourse(binding, courseId),
    toRelease: (at) => toRelease(binding, at),
    answersForLots: (wanted) => answersWhere(binding, wanted),
    toldItems: (lots) => toldItems(binding, lots.map(Number)),
    saveLot: async (lot) => String(await saveLot(binding, lot)),
    async items(ids) {
      if (ids.length === 0) return [];
      const { rows } = await sql<ItemRow>`
        select id as item, form_id as "formId", rated_key as key, course_id is not null as "isObjective", title, labels
        from evaluation_item where id = any(${ids}::int[]) order by id`.execute(tx);
      return rows;
    },
    async formVersions(formIds) {
      if (formIds.length === 0) return [];
      const { rows } = await sql<{ form: Form }>`
        select distinct on (form_id, form_version) form from evaluation_run where form_id = any(${formIds}::text[])
        order by form_id, form_version, starts_at desc`.execute(tx);
      return rows.map(({ form }) => form);
    },
    sums: (wanted) => sums(binding, wanted),
    rates: (wanted) => rates(binding, wanted),
    async choices({ scope, of, knownAt, isAnonymous }) {
      if (of === 'lots') {
        const { rows } = await sql<ChoiceSum>`
          select l.stage, c.form_id as "formId", c.item_id as "itemId", c.choice_id as "choiceId", sum(c.count)::int as count
          from (${lotsIn(scope, 'nothing', { knownAt, isAnonymous })}) l join evaluation_lot_choice c on c.lot_id = l.id
          group by l.stage, c.form_id, c.item_id, c.choice_id order by 1, 2, 3, 4`.execute(tx);
        return rows;
      }
      const { rows } = await sql<ChoiceSum>`
        with chosen as (
        select a.stage, r.form_id, c.item_id, c.choice_id, a.key
        from event e join evaluation_run r on r.event_id = e.id join evaluation_answer a on a.event_id = e.id
        join agency g on g.id = a.agency_id join evaluation_choice c on c.answer = a.key
        where ${eventIn(scope, timeZone)}
          ${scope.agencyId === undefined ? sql`` : sql`and g.id = ${scope.agencyId}`}
          ${scope.agencyKind === undefined ? sql`` : sql`and g.kind = ${scope.agencyKind}`}
        )
        select stage, form_id as "formId", item_id as "itemId", choice_id as "choiceId", count(*)::int as count, people
        from chosen join (
          select stage, form_id, item_id, count(distinct key)::int as people from chosen group by stage, form_id, item_id
        ) p using (stage, form_id, item_id)
        group by stage, form_id, item_id, choice_id, people order by 1, 2, 3, 4`.execute(tx);
      return rows;
    },
    waiting: (scope) => waiting(binding, scope),
    runSums: (eventId, before) => runSums(binding, eventId, before),
    comments: (wanted, page) => comments(binding, wanted, page),
    comment: (id) => comment(binding, id),
    async tagComment(id, tags, isRead) {
      await sql`update evaluation_text set tags = ${tags}::text[], is_read = ${isRead} where id = ${id}`.execute(tx);
    },
    async eventsLedBy(personId, eventIds) {
      const { rows } = await sql<{ event_id: EventId }>`
        select event_id from trainer_assignment where person_id = ${personId} and event_id = any(${eventIds}::text[])`.execute(
        tx,
      );
      return rows.map(({ event_id: id }) => id);
    },
  };
}

/** Pairs by run of one course version and item: of anonymous forms what was released, of named ones all. */
async function runSums({ tx }: Binding, eventId: EventId, before: number): Promise<readonly RunSums[]> {
  const { rows } = await sql<RunSums>`
    with latest as (
      select e.id, e.starts_at from event e
      join event this on this.id = ${eventId} and this.course_id = e.course_id
        and coalesce(this.course_version, '') = coalesce(e.course_version, '')
      where (e.starts_at, e.id) <= (this.starts_at, this.id) and e.state <> 'cancelled'
        and exists (select from evaluation_answer a where a.event_id = e.id and a.stage = 'after')
      order by e.starts_at desc, e.id desc limit ${before + 1}
    ), cells as (
      select t.event_id, t.item, t.pairs, t.unmet from evaluation_tally t where t.stage = 'after'
      union all
      select x.event_id, c.item, c.pairs, c.unmet from evaluation_lot l
      join evaluation_lot_event x on x.lot_id = l.id join evaluation_lot_cell c on c.lot_id = l.id
      where l.naming = 'anonymous' and l.kind = 'event' and l.stage = 'after'
        and not exists (select from evaluation_lot_event y where y.lot_id = l.id and y.event_id <> x.event_id)
    )
    select l.id as "eventId", c.item, sum(c.pairs)::int as pairs, sum(c.unmet)::int as unmet
    from latest l join cells c on c.event_id = l.id where c.item <> 0 and c.pairs > 0
    group by l.starts_at, l.id, c.item order by l.starts_at desc, l.id desc, c.item`.execute(tx);
  return rows;
}
