import type { SummaryGroup, SummaryScope } from '@trellis/core/evaluation';
import { sql, type RawBuilder } from 'kysely';

/** Who leads an event, by id in order, as one text. */
const trainersOf = (event: RawBuilder<unknown>): RawBuilder<string> =>
  sql`(select coalesce(string_agg(t.person_id, ' ' order by t.person_id), '') from trainer_assignment t where t.event_id = ${event})`;

/** How something is said to be on or after a day, and on or before one. */
interface Days {
  readonly since: (day: string) => RawBuilder<unknown>;
  readonly until: (day: string) => RawBuilder<unknown>;
}

/** What of a scope an event, `e`, must meet by its own columns. Its start is compared as it is stored, so that PostgreSQL knows how many there are. */
export function eventIn(scope: SummaryScope, timeZone: string): RawBuilder<unknown> {
  return eventCondition(scope, {
    event: 'e.id',
    course: 'e.course_id',
    version: 'e.course_version',
    since: (day) => sql`e.starts_at >= ${day}::date::timestamp at time zone ${timeZone}`,
    until: (day) => sql`e.starts_at < (${day}::date + 1)::timestamp at time zone ${timeZone}`,
  });
}

/** What of a scope an event must meet; agencies aside. */
function eventCondition(
  { eventId, courseId, courseVersion, trainerIds, from, to }: SummaryScope,
  of: { readonly event: string; readonly course: string; readonly version: string } & Days,
): RawBuilder<unknown> {
  const [event, course, version] = [sql.ref(of.event), sql.ref(of.course), sql.ref(of.version)];
  const conditions = [
    ...(eventId === undefined ? [] : [sql`${event} = ${eventId}`]),
    ...(courseId === undefined ? [] : [sql`${course} = ${courseId}`]),
    ...(courseVersion === undefined ? [] : [sql`coalesce(${version}, '') = ${courseVersion}`]),
    ...(trainerIds ?? []).map(
      (id) => sql`exists (select from trainer_assignment t where t.event_id = ${event} and t.person_id = ${id})`,
    ),
    ...(from === undefined ? [] : [of.since(from)]),
    ...(to === undefined ? [] : [of.until(to)]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** Whether a group is told apart by what an agency is, and not by what an event is. */
export function isByAgency(by: SummaryGroup, { agencyId, agencyKind }: SummaryScope): boolean {
  return by === 'agency' || by === 'agency-kind' || agencyId !== undefined || agencyKind !== undefined;
}

/** The group of an event, `e`, as a text; empty where groups are told apart by what an agency is. */
export function groupOfEvent(by: SummaryGroup, timeZone: string): RawBuilder<string> {
  const on = sql`(e.starts_at at time zone ${timeZone})::date`;
  return groupOf(by, { event: 'e.id', course: 'e.course_id', version: 'e.course_version', on });
}

function groupOf(
  by: SummaryGroup,
  of: { readonly event: string; readonly course: string; readonly version: string; readonly on: RawBuilder<unknown> },
): RawBuilder<string> {
  const [event, course, version] = [sql.ref<string>(of.event), sql.ref<string>(of.course), sql.ref(of.version)];
  return {
    nothing: sql<string>`''::text`,
    course,
    version: sql<string>`${course} || ' ' || coalesce(${version}, '')`,
    event,
    trainers: trainersOf(event),
    quarter: sql<string>`to_char(date_trunc('quarter', ${of.on}), 'YYYY-MM-DD')`,
    agency: sql<string>`''::text`,
    'agency-kind': sql<string>`''::text`,
  }[by];
}

/** The lots of a scope, each with its group: a lot that is only partly in the scope, or of two groups, is not among them. */
export function lotsIn(
  scope: SummaryScope,
  by: SummaryGroup,
  { knownAt, isAnonymous }: { readonly knownAt?: string | undefined; readonly isAnonymous?: boolean | undefined },
): RawBuilder<unknown> {
  const kind = isByAgency(by, scope) ? 'agency' : 'event';
  const columns = { event: 'x.event_id', course: 'x.course_id', version: 'x.course_version' };
  const condition = eventCondition(scope, {
    ...columns,
    since: (day) => sql`x.on_on >= ${day}::date`,
    until: (day) => sql`x.on_on <= ${day}::date`,
  });
  const group = groupOf(by, { ...columns, on: sql`x.on_on` });
  const shown = by === 'agency' ? sql`l.agency_id` : by === 'agency-kind' ? sql`g.kind` : sql`e.of`;
  const conditions = sql.join(
    [
      sql`l.kind = ${kind}`,
      ...(scope.agencyId === undefined ? [] : [sql`l.agency_id = ${scope.agencyId}`]),
      ...(scope.agencyKind === undefined ? [] : [sql`g.kind = ${scope.agencyKind}`]),
      ...(knownAt === undefined ? [] : [sql`l.released_at <= ${knownAt}::timestamptz`]),
      ...(isAnonymous === undefined ? [] : [sql`l.naming = ${isAnonymous ? 'anonymous' : 'named'}`]),
    ],
    sql` and `,
  );
  // The lots first: most of what stands in evaluation_lot_event belongs to lots of the other kind.
  return sql`
    select l.id, l.stage, l.answered, l.released_at, ${shown} as "group", e.asked, e.declined, e.least_declined
    from evaluation_lot l
    left join agency g on g.id = l.agency_id
    join (
      select x.lot_id, min(${group}) as of, sum(x.asked)::int as asked, sum(x.declined)::int as declined,
        min(nullif(x.declined, 0)) as least_declined
      from evaluation_lot l left join agency g on g.id = l.agency_id join evaluation_lot_event x on x.lot_id = l.id
      where ${conditions} group by x.lot_id
      having bool_and(${condition}) and min(${group}) = max(${group})
    ) e on e.lot_id = l.id
    where ${conditions}`;
}
