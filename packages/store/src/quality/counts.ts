import type { CourseId } from '@trellis/core';
import type { QualityCounts, QualityStore } from '@trellis/core/quality';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';

/** What is counted of the quality of training in a period. */
export function countsPart({ tx, timeZone }: Binding): Pick<QualityStore, 'versionsInUse' | 'counts'> {
  return {
    async versionsInUse(on) {
      const { rows } = await sql<{ courseId: CourseId; version: string }>`
        select v.course_id as "courseId", v.version from course_version v join course c on c.id = v.course_id
        where c.kind <> 'other-offer' and coalesce(v.valid_from, '-infinity') <= ${on}::date
          and coalesce(v.valid_to, 'infinity') >= ${on}::date and coalesce(v.withdrawn_on, 'infinity') > ${on}::date
          and not exists (select from own_course o where o.course_id = v.course_id)
        order by v.course_id, v.version`.execute(tx);
      return rows;
    },
    async counts({ from, to }) {
      // Local midnights, so that the indexes on moments serve.
      const start = sql`(${from}::date::timestamp at time zone ${timeZone})`;
      const end = sql`((${to}::date + 1)::timestamp at time zone ${timeZone})`;
      const within = (column: string) => sql`${sql.ref(column)} >= ${start} and ${sql.ref(column)} < ${end}`;
      const events = await sql<Pick<QualityCounts, 'held' | 'cancelled' | 'observed' | 'sampled'>>`
        select
          count(*) filter (where state in ('published', 'closed'))::int as held,
          count(*) filter (where state = 'cancelled')::int as cancelled,
          count(*) filter (where state in ('published', 'closed') and exists (
            select from observation o where o.partnership_id = e.partnership_id and o.event_id = e.id and o.state = 'shared'))::int as observed,
          count(*) filter (where state in ('published', 'closed') and exists (
            select from sampled_event s where s.partnership_id = e.partnership_id and s.event_id = e.id))::int as sampled
        from event e where ${within('e.ends_at')}`.execute(tx);
      const standards = await sql<QualityCounts['standards'][number]>`
        select answer ->> 'setId' as "setId", answer ->> 'standardId' as "standardId", answer ->> 'state' as state, count(*)::int as count
        from observation o join event e on e.id = o.event_id
        cross join json_array_elements(o.content -> 'answers') answer
        where o.state = 'shared' and ${within('e.ends_at')}
        group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
      const opened = await sql<QualityCounts['opened'][number]>`
        select cause ->> 'kind' as kind, count(*)::int as count from review_cause where ${within('added_at')}
        group by 1 order by 1`.execute(tx);
      const closed = await sql<QualityCounts['closed'][number]>`
        select outcome, count(*)::int as count from course_review where ${within('closed_at')} group by 1 order by 1`.execute(
        tx,
      );
      const reviews = await sql<Pick<QualityCounts, 'reviewsOpened' | 'reviewsOpen'>>`
        select count(*) filter (where ${within('opened_at')})::int as "reviewsOpened",
          count(*) filter (where opened_at < ${end} and (closed_at is null or closed_at >= ${end}))::int as "reviewsOpen"
        from course_review`.execute(tx);
      const actions = await sql<QualityCounts['actions']>`
        select count(*) filter (where ${within('agreed_at')})::int as agreed,
          count(*) filter (where closed_on between ${from}::date and ${to}::date)::int as closed,
          count(*) filter (where agreed_at < ${end} and (closed_on is null or closed_on > ${to}::date))::int as open,
          count(*) filter (where agreed_at < ${end} and due_on < ${to}::date
            and (closed_on is null or closed_on > ${to}::date))::int as overdue
        from quality_action`.execute(tx);
      return {
        ...events.rows[0]!,
        standards: standards.rows,
        opened: opened.rows,
        closed: closed.rows,
        ...reviews.rows[0]!,
        actions: actions.rows[0]!,
      };
    },
  };
}
