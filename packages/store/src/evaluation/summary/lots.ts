import type { CourseId } from '@trellis/core';
import type { AnswersForLots, FormStage, LotToSave, StoredAnswer, ToRelease } from '@trellis/core/evaluation';
import { sql, type RawBuilder } from 'kysely';
import { advisoryLocks } from '../../advisory-locks.ts';
import type { Binding } from '../../binding.ts';

/** Makes whoever else releases answers of a course, or adds them up, wait until this transaction ends. */
export async function lockCourse({ tx, partnershipId }: Binding, courseId: CourseId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${advisoryLocks.tallies}::int, hashtext(${`${partnershipId} ${courseId}`}::text))`.execute(
    tx,
  );
}

/** Course versions and stages of which enough answers wait and are complete. */
export async function toRelease({ tx }: Binding, at: string): Promise<readonly ToRelease[]> {
  const { rows } = await sql<{ course_id: CourseId; course_version: string | null; stage: FormStage }>`
    select course_id, course_version, stage from evaluation_to_release(${at}::timestamptz)`.execute(tx);
  return rows.map((row) => ({
    courseId: row.course_id,
    stage: row.stage,
    ...(row.course_version !== null && { courseVersion: row.course_version }),
  }));
}

/** Answers with what lots are made of. */
export async function answersWhere(
  { tx }: Binding,
  { stage, waiting, ofEvent, ofCourse, version, overAt, isNamed }: AnswersForLots,
): Promise<readonly StoredAnswer[]> {
  // The events first: whether the time of one is over must not be asked for each answer.
  const ofEvents = [
    ...(ofEvent === undefined ? [] : [sql`e.id = ${ofEvent}`]),
    ...(ofCourse === undefined ? [] : [sql`e.course_id = ${ofCourse}`]),
    ...(version === undefined ? [] : [sql`e.course_version is not distinct from ${version}`]),
    ...(overAt === undefined ? [] : [sql`evaluation_is_over(e.id, ${stage}, ${overAt}::timestamptz)`]),
  ];
  const conditions = [
    sql`a.stage = ${stage}`,
    waiting ? sql`a.lot_id is null` : sql`a.lot_id is not null`,
    ...(isNamed ? [sql`a.booking_id is not null`] : []),
  ];
  const ratings = (condition: RawBuilder<unknown>, answer: RawBuilder<unknown>) =>
    sql`(select coalesce(json_agg(json_build_array(x.item, x.rank) order by x.item), '[]') from evaluation_rating x where x.answer = ${answer} and ${condition})`;
  const { rows } = await sql<StoredAnswer & { lot: number | null; agencyLot: number | null; agencyId: string | null }>`
    with e as materialized (
      select e.id, e.starts_at, r.naming, r.form_id from event e join evaluation_run r on r.event_id = e.id
      where ${sql.join(ofEvents, sql` and `)}
    )
    select a.key::text as answer, a.event_id as "eventId", a.agency_id as "agencyId", a.lot_id as lot, a.agency_lot_id as "agencyLot",
      e.naming, e.form_id as "formId",
      ${ratings(sql`not x.is_thinking_back`, sql`a.key`)} as now,
      ${ratings(sql`x.is_thinking_back`, stage === 'after' ? sql`a.key` : sql`f.key`)} as "thoughtBack",
      ${ratings(sql`not x.is_thinking_back`, sql`b.key`)} as before,
      (select coalesce(json_agg(json_build_array(c.item_id, c.choice_id) order by c.item_id, c.choice_id), '[]')
        from evaluation_choice c where c.answer = a.key) as choices
    from e join evaluation_answer a on a.event_id = e.id
    left join evaluation_answer b on b.booking_id = a.booking_id and b.stage = 'before' and a.stage <> 'before'
    left join evaluation_answer f on f.booking_id = a.booking_id and f.stage = 'after'
    where ${sql.join(conditions, sql` and `)}
    order by e.starts_at, e.id, a.key`.execute(tx);
  return rows.map(({ lot, agencyLot, agencyId, ...row }) => ({
    ...row,
    ...(lot !== null && { lot: String(lot) }),
    ...(agencyLot !== null && { agencyLot: String(agencyLot) }),
    ...(agencyId !== null && { agencyId }),
  })) as readonly StoredAnswer[];
}

/** Which items the lots of a course tell of, by lot. */
export async function toldItems(
  { tx }: Binding,
  lots: readonly number[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const { rows } = await sql<{ lot_id: number; items: number[] }>`
    select lot_id, array_agg(item) as items from evaluation_lot_cell where lot_id = any(${lots}::int[]) group by lot_id`.execute(
    tx,
  );
  return new Map(rows.map(({ lot_id: lot, items }) => [String(lot), new Set(items)]));
}

const ONE_VERSION = sql.raw(`min(coalesce(course_version, '')) = max(coalesce(course_version, ''))`);

/** Releases a lot: its sums are kept as they are now, and its answers stand in it from now on. */
export async function saveLot({ tx, partnershipId, now, timeZone }: Binding, lot: LotToSave): Promise<number> {
  const { kind, stage, naming, agencyId, answers, cells, choices } = lot;
  const { rows } = await sql<{ id: number }>`
    with part as materialized (
      select e.id as event_id, e.course_id, e.course_version, (e.starts_at at time zone ${timeZone})::date as on_on,
        greatest(0, b.asked - o.asked) as asked, greatest(0, b.declined - o.declined) as declined
      from event e
      cross join lateral (
        select count(*)::int as asked, (count(*) filter (where s.state = 'declined'))::int as declined
        from booking k left join evaluation_sheet s on s.booking_id = k.id and s.stage = ${stage}
        where k.event_id = e.id and (${agencyId ?? null}::text is null or k.agency_id = ${agencyId ?? null})
          and evaluation_asks(${stage}, k.state)
      ) b
      cross join lateral (
        select coalesce(sum(x.asked), 0)::int as asked, coalesce(sum(x.declined), 0)::int as declined
        from evaluation_lot_event x cross join lateral (select * from evaluation_lot where id = x.lot_id offset 0) l
        where x.event_id = e.id and l.kind = ${kind} and l.stage = ${stage} and l.agency_id is not distinct from ${agencyId ?? null}
      ) o
      where e.id = any(${[...new Set(answers.map(({ eventId }) => eventId))]}::text[])
    ), lot as (
      insert into evaluation_lot (partnership_id, kind, stage, naming, agency_id, answered, released_at, course_id, course_version,
        is_of_one_version, event_id, first_on, last_on, asked, declined, least_declined)
      select ${partnershipId}::int, ${kind}, ${stage}, ${naming}, ${agencyId ?? null}, ${answers.length}::int, ${now}::timestamptz, p.*
      from (
        select min(course_id), case when ${ONE_VERSION} then min(course_version) end, ${ONE_VERSION}, case when count(*) = 1 then min(event_id) end,
          min(on_on), max(on_on), sum(asked), sum(declined), min(nullif(declined, 0))
        from part
      ) p
      returning id
    ), of_events as (
      insert into evaluation_lot_event (partnership_id, lot_id, event_id, course_id, course_version, on_on, asked, declined)
      select ${partnershipId}::int, lot.id, part.* from part cross join lot
    )
    select id from lot`.execute(tx);
  const { id } = rows[0]!;
  const column = sql.ref(kind === 'event' ? 'lot_id' : 'agency_lot_id');
  await sql`update evaluation_answer set ${column} = ${id} where key = any(${answers.map(({ answer }) => answer)}::bigint[])`.execute(
    tx,
  );
  if (cells.length > 0)
    await tx
      .insertInto('evaluation_lot_cell')
      .values(cells.map((cell) => ({ partnership_id: partnershipId, lot_id: id, ...cell })))
      .execute();
  if (choices.length > 0)
    await tx
      .insertInto('evaluation_lot_choice')
      .values(
        choices.map(({ formId, itemId, choiceId, count }) => ({
          partnership_id: partnershipId,
          lot_id: id,
          form_id: formId,
          item_id: itemId,
          choice_id: choiceId,
          count,
        })),
      )
      .execute();
  return id;
}
