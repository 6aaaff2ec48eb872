import type { FormStage, SummaryGroup, SummaryScope } from '@trellis/core/evaluation';
import { sql, type RawBuilder } from 'kysely';

/** Who leads an event, by id in order, as one text. */
const trainersOf = (event: RawBuilder<unknown>): RawBuilder<string> =>
  sql`(select coalesce(string_agg(t.person_id, ' ' order by t.person_id), '') from trainer_assignment t where t.event_id = ${event})`;

const isLedBy = (event: RawBuilder<unknown>, personId: string): RawBuilder<boolean> =>
  sql`exists (select from trainer_assignment t where t.event_id = ${event} and t.person_id = ${personId})`;

/** The first of a quarter as a text. */
const quarterOf = (on: RawBuilder<unknown>): RawBuilder<string> =>
  sql`to_char(date_trunc('quarter', ${on}), 'YYYY-MM-DD')`;

/** What of a scope an event, `e`, must meet by its own columns. Its start is compared as it is stored, so that PostgreSQL knows how many there are. */
export function eventIn(
  { eventId, courseId, courseVersion, trainerIds, from, to }: SummaryScope,
  timeZone: string,
): RawBuilder<unknown> {
  return all([
    eventId !== undefined && sql`e.id = ${eventId}`,
    courseId !== undefined && sql`e.course_id = ${courseId}`,
    courseVersion !== undefined && sql`coalesce(e.course_version, '') = ${courseVersion}`,
    ...(trainerIds ?? []).map((id) => isLedBy(sql`e.id`, id)),
    from !== undefined && sql`e.starts_at >= ${from}::date::timestamp at time zone ${timeZone}`,
    to !== undefined && sql`e.starts_at < (${to}::date + 1)::timestamp at time zone ${timeZone}`,
  ]);
}

/** Every condition that there is. */
function all(conditions: readonly (RawBuilder<unknown> | false)[]): RawBuilder<unknown> {
  return sql.join([sql`true`, ...conditions.filter((condition) => condition !== false)], sql` and `);
}

/** Whether a group is told apart by what an agency is, and not by what an event is. */
export function isByAgency(by: SummaryGroup, { agencyId, agencyKind }: SummaryScope): boolean {
  return by === 'agency' || by === 'agency-kind' || agencyId !== undefined || agencyKind !== undefined;
}

/** Whether a scope is made of whole months and of nothing that the roll-up by agency does not have. */
export function hasWholeMonths({ eventId, courseVersion, trainerIds, from, to }: SummaryScope): boolean {
  const isLastDay = (on: string) => new Date(Date.parse(on) + 86_400_000).getUTCDate() === 1;
  return (
    eventId === undefined &&
    courseVersion === undefined &&
    trainerIds === undefined &&
    (from === undefined || from.endsWith('-01')) &&
    (to === undefined || isLastDay(to))
  );
}

/** Whether it can be read out of months that are added up: by agency, of all courses. */
export function isOfMonths(by: SummaryGroup, scope: SummaryScope): boolean {
  const isOneGroup = by === 'agency' || by === 'agency-kind' || by === 'nothing';
  return isOneGroup && isByAgency(by, scope) && scope.courseId === undefined && hasWholeMonths(scope);
}

/** The group of an event, `e`, as a text; empty where groups are told apart by what an agency is. */
export function groupOfEvent(by: SummaryGroup, timeZone: string): RawBuilder<string> {
  return {
    nothing: sql<string>`''::text`,
    course: sql<string>`e.course_id`,
    version: sql<string>`e.course_id || ' ' || coalesce(e.course_version, '')`,
    event: sql<string>`e.id`,
    trainers: trainersOf(sql`e.id`),
    quarter: quarterOf(sql`(e.starts_at at time zone ${timeZone})::date`),
    agency: sql<string>`''::text`,
    'agency-kind': sql<string>`''::text`,
  }[by];
}

/** Which lots are wanted, besides their scope. */
interface LotsWanted {
  readonly knownAt?: string | undefined;
  readonly isAnonymous?: boolean | undefined;
  readonly stage?: FormStage | undefined;
}

/** The lots of a scope, each with its group: a lot that is only partly in the scope, or of two groups, is not among them. */
export function lotsIn(
  scope: SummaryScope,
  by: SummaryGroup,
  { knownAt, isAnonymous, stage }: LotsWanted,
): RawBuilder<unknown> {
  const { eventId, courseId, courseVersion, agencyId, agencyKind, from, to } = scope;
  const group = groupOfLot(by);
  const conditions = all([
    sql`l.kind = ${isByAgency(by, scope) ? 'agency' : 'event'}`,
    sql`${group} is not null`,
    eventId !== undefined && sql`l.event_id = ${eventId}`,
    courseId !== undefined && sql`l.course_id = ${courseId}`,
    courseVersion !== undefined && sql`l.is_of_one_version and coalesce(l.course_version, '') = ${courseVersion}`,
    from !== undefined && sql`l.first_on >= ${from}::date`,
    to !== undefined && sql`l.last_on <= ${to}::date`,
    agencyId !== undefined && sql`l.agency_id = ${agencyId}`,
    agencyKind !== undefined && sql`g.kind = ${agencyKind}`,
    knownAt !== undefined && sql`l.released_at <= ${knownAt}::timestamptz`,
    isAnonymous !== undefined && sql`l.naming = ${isAnonymous ? 'anonymous' : 'named'}`,
    stage !== undefined && sql`l.stage = ${stage}`,
  ]);
  return sql`
    select l.id, l.stage, l.answered, l.released_at, ${group} as "group", l.asked, l.declined, l.least_declined
    from evaluation_lot l left join agency g on g.id = l.agency_id ${ledBy(scope, by)} where ${conditions}`;
}

/** The group of a lot, `l`; null of a lot of two. */
function groupOfLot(by: SummaryGroup): RawBuilder<string | null> {
  return {
    nothing: sql<string>`''::text`,
    course: sql<string>`l.course_id`,
    version: sql<string>`case when l.is_of_one_version then l.course_id || ' ' || coalesce(l.course_version, '') end`,
    event: sql<string>`l.event_id`,
    trainers: sql<string>`t.trainers`,
    quarter: sql<string>`case when ${quarterOf(sql`l.first_on`)} = ${quarterOf(sql`l.last_on`)} then ${quarterOf(sql`l.first_on`)} end`,
    agency: sql<string>`l.agency_id`,
    'agency-kind': sql<string>`g.kind`,
  }[by];
}

/** Who leads events may change after a release, so that it is asked of each event of a lot. */
function ledBy({ trainerIds = [] }: SummaryScope, by: SummaryGroup): RawBuilder<unknown> {
  if (by !== 'trainers' && trainerIds.length === 0) return sql``;
  const pair = trainersOf(sql`x.event_id`);
  return sql`join (
      select x.lot_id, case when min(${pair}) = max(${pair}) then min(${pair}) end as trainers from evaluation_lot_event x group by x.lot_id
      having bool_and(${all(trainerIds.map((id) => isLedBy(sql`x.event_id`, id)))})
    ) t on t.lot_id = l.id`;
}
