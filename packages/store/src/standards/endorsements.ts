import type { AgencyId, CourseId } from '@trellis/core';
import type { AgencyScope, Decider } from '@trellis/core/access';
import type { EndorsementCounts, StandardsStore, StoredEndorsement } from '@trellis/core/standards';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { EndorsementTable } from './table.ts';

type Row = Selectable<EndorsementTable>;

/** Those that wait first, then those that run out soonest, then what is over. */
const RANK = sql`case state when 'asked' then 0 when 'declared' then 1 when 'endorsed' then 1 else 2 end`;
const ORDER = sql`${RANK}, coalesce(expires_on, 'infinity'), asked_at, id`;

/** Which of agencies' own courses were asked for, and which count. */
export function endorsementsPart(
  binding: Binding,
): Pick<
  StandardsStore,
  | 'endorsements'
  | 'endorsement'
  | 'lockEndorsement'
  | 'endorsementsOfCourse'
  | 'endorsementsEnding'
  | 'saveEndorsement'
  | 'endorsementCounts'
> {
  const { tx, timeZone } = binding;
  return {
    async endorsements(scope, { agencyId, state, runsOut }, page) {
      const conditions = [
        isInScope(scope),
        agencyId === undefined ? sql`true` : sql`agency_id = ${agencyId}`,
        state === undefined ? sql`true` : sql`state = ${state}`,
        runsOut === undefined
          ? sql`true`
          : sql`state in ('declared', 'endorsed') and from_on <= ${runsOut.today}::date
              and expires_on between ${runsOut.today}::date and ${runsOut.by}::date`,
      ];
      const last = sql`select ${ORDER} from endorsement where ${isInScope(scope)} and id = ${page.after ?? null}`;
      if (page.after !== undefined) conditions.push(sql`(${ORDER}) > (${last})`);
      const rows = await find(
        binding,
        sql`${sql.join(conditions, sql` and `)} order by ${ORDER} limit ${page.limit + 1}`,
      );
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), endorsementOf);
    },
    endorsement: async (id) => first(await find(binding, sql`id = ${id}`)),
    lockEndorsement: async (id) => first(await find(binding, sql`id = ${id} for update`)),
    endorsementsOfCourse: async (courseId) =>
      (await find(binding, sql`course_id = ${courseId} order by asked_at, id`)).map(endorsementOf),
    endorsementsEnding: async ({ today, by }) =>
      (
        await find(
          binding,
          sql`id in (select id from endorsements_ending(${today}::date, ${by}::date)) order by expires_on, id`,
        )
      ).map(endorsementOf),
    saveEndorsement: (endorsement) => save(binding, endorsement),
    async endorsementCounts({ from, to }) {
      const within = (column: string) => sql`${sql.ref(column)} between ${from}::date and ${to}::date`;
      const happened = (column: string) =>
        sql`(${sql.ref(column)} at time zone ${timeZone})::date between ${from}::date and ${to}::date`;
      const { rows } = await sql<EndorsementCounts>`
        select
          count(*) filter (where ${happened('asked_at')})::int as asked,
          count(*) filter (where state in ('endorsed', 'ended') and ${within('from_on')})::int as endorsed,
          count(*) filter (where state = 'declared' and ${within('from_on')})::int as declared,
          count(*) filter (where state = 'refused' and ${happened('decided_at')})::int as refused,
          count(*) filter (where state = 'ended' and ${happened('decided_at')})::int as ended,
          count(*) filter (where state in ('endorsed', 'declared', 'ended')
            and ${to}::date between from_on and expires_on)::int as counting,
          count(*) filter (where state in ('endorsed', 'declared') and ${within('expires_on')}
            and expires_on < ${to}::date and not exists (
              select from endorsement later where later.course_id = e.course_id and later.set_id = e.set_id
                and later.state in ('endorsed', 'declared') and later.expires_on > e.expires_on))::int as expired
        from endorsement e`.execute(tx);
      return rows[0]!;
    },
  };
}

function isInScope(scope: AgencyScope): RawBuilder<unknown> {
  return scope.all ? sql`true` : sql`agency_id = any(${scope.agencyIds})`;
}

async function find({ tx }: Binding, rest: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select * from endorsement where ${rest}`.execute(tx);
  return rows;
}

function first([row]: readonly Row[]): StoredEndorsement | undefined {
  return row && endorsementOf(row);
}

async function save({ tx, partnershipId }: Binding, endorsement: StoredEndorsement): Promise<void> {
  const content = {
    agency_id: endorsement.agencyId,
    course_id: endorsement.courseId,
    version: endorsement.version ?? null,
    set_id: endorsement.setId,
    satisfies: endorsement.satisfies,
    content: sql<EndorsementTable['content']>`${JSON.stringify(endorsement.content)}::json`,
    state: endorsement.state,
    from_on: endorsement.from ?? null,
    expires_on: endorsement.expiresOn ?? null,
    why: endorsement.why ?? null,
    mapping_id: endorsement.mappingId ?? null,
    asked_at: endorsement.askedAt,
    asked_by_kind: endorsement.askedBy.kind,
    asked_by: endorsement.askedBy.id,
    decided_at: endorsement.decidedAt ?? null,
    decided_by_kind: endorsement.decidedBy?.kind ?? null,
    decided_by: endorsement.decidedBy?.id ?? null,
  };
  await tx
    .insertInto('endorsement')
    .values({ partnership_id: partnershipId, id: endorsement.id, ...content })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(content))
    .execute();
}

function endorsementOf(row: Row): StoredEndorsement {
  return {
    id: row.id,
    agencyId: row.agency_id as AgencyId,
    courseId: row.course_id as CourseId,
    ...(row.version === null ? {} : { version: row.version }),
    setId: row.set_id,
    satisfies: row.satisfies,
    content: [...row.content],
    state: row.state,
    ...(row.from_on === null ? {} : { from: row.from_on }),
    ...(row.expires_on === null ? {} : { expiresOn: row.expires_on }),
    ...(row.why === null ? {} : { why: row.why }),
    ...(row.mapping_id === null ? {} : { mappingId: row.mapping_id }),
    askedAt: row.asked_at,
    askedBy: { kind: row.asked_by_kind as Decider['kind'], id: row.asked_by },
    ...(row.decided_at === null || row.decided_by_kind === null || row.decided_by === null
      ? {}
      : {
          decidedAt: row.decided_at,
          decidedBy: { kind: row.decided_by_kind as Decider['kind'], id: row.decided_by },
        }),
  };
}
