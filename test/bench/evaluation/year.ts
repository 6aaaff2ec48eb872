import { inPartnership } from '@trellis/store';
import type { TestDatabase, TestPartnership } from '@trellis/store/testing';
import { sql } from 'kysely';
import { aForm } from '../../contracts/evaluation-world.ts';

/** The transaction that a test's partnership hands out. */
export type Tx = Parameters<Parameters<TestPartnership['at']>[1]>[1];

/** How many of each there are, whatever the number of forms. */
export const YEAR = { courses: 60, agencies: 60, objectives: 5, placesOfEvent: 20 } as const;

/** Of a hundred delegates so many answer at each stage. */
const ANSWER = { before: 95, after: 90, 'follow-up': 55, manager: 40 } as const;

/**
 * A year of evaluation, straight into the tables: courses, dates with delegates of all agencies, and what they answered, the same each time.
 *
 * @param forms - how many answers, about
 * @returns how many there are
 */
export async function fillYear(
  { app, owner }: Pick<TestDatabase, 'app' | 'owner'>,
  partnershipId: number,
  forms: number,
): Promise<number> {
  const perDelegate = Object.values(ANSWER).reduce((sum, percent) => sum + percent / 100, 0);
  const delegates = Math.round(forms / perDelegate);
  const events = Math.ceil(delegates / YEAR.placesOfEvent);
  const id = sql.raw(String(partnershipId));
  const run = (statement: ReturnType<typeof sql>) =>
    inPartnership(app, partnershipId, async (tx) => {
      await statement.execute(tx);
    });
  await run(sql`insert into agency (partnership_id, id, ref, name, kind)
    select ${id}, 'a' || n, 'a' || n, 'Agency ' || n, (array['council', 'police', 'icb', 'school-academy', 'care-home'])[1 + n % 5]
    from generate_series(1, ${YEAR.agencies}::int) n`);
  await run(sql`insert into course (partnership_id, id, ref, title, kind, is_inter_agency)
    select ${id}, 'c' || n, 'c' || n, 'Course ' || n, 'topic-course', true from generate_series(1, ${YEAR.courses}::int) n`);
  await run(sql`insert into person (partnership_id, id, given_name, family_name, sort_name)
    select ${id}, 'p' || n, 'Given', 'Family' || n, 'family' || n from generate_series(1, ${delegates}::int) n`);
  await run(sql`insert into event (partnership_id, id, course_id, course_version, state, mode, starts_at, ends_at, maximum, content, sequence, moved_from)
    select ${id}, 'e' || n, 'c' || 1 + n % ${YEAR.courses}::int, '1', 'closed', 'classroom',
      timestamptz '2026-01-05 09:30Z' + n % 350 * interval '1 day', timestamptz '2026-01-05 12:30Z' + n % 350 * interval '1 day', 20, '{}', 0, '[]'
    from generate_series(1, ${events}::int) n`);
  await run(sql`insert into evaluation_run (partnership_id, event_id, form_id, form_version, form, naming, stages, starts_at, ends_at, before_closes_at,
      after_opens_at, after_closes_at, follow_up_opens_at, follow_up_closes_at, is_frozen, settled_at)
    select ${id}, e.id, 'own-form', '1', ${JSON.stringify(aForm())}::json, 'named', array['before', 'after', 'follow-up', 'manager'], e.starts_at, e.ends_at, e.ends_at,
      e.ends_at, e.ends_at + interval '28 days', e.ends_at + interval '3 months', e.ends_at + interval '4 months', true, e.starts_at
    from event e`);
  await run(sql`insert into booking (partnership_id, id, event_id, person_id, post_id, agency_id, state, asked_at, position, approval_state, is_deputy_asked,
      is_from_waiting_list, is_walk_in, placed_at)
    select ${id}, 'b' || n, 'e' || 1 + n % ${events}::int, 'p' || n, 'p' || n, 'a' || 1 + (n * 7919 + n / 31) % ${YEAR.agencies}::int, 'attended', timestamptz '2025-12-01Z', n,
      'not-needed', false, false, false, timestamptz '2025-12-01Z'
    from generate_series(1, ${delegates}::int) n`);
  await run(sql`insert into evaluation_item (partnership_id, form_id, rated_key, course_id, ranks, title, labels)
    select ${id}, 'own-form', 'confidence:' || o, 'c' || n, 4, 'Objective ' || o, array['Not sure', 'Some knowledge', 'Good knowledge', 'Confident']
    from generate_series(1, ${YEAR.courses}::int) n, generate_series(1, ${YEAR.objectives}::int) o`);
  for (const [stage, percent] of Object.entries(ANSWER)) {
    await run(sql`insert into evaluation_sheet (partnership_id, booking_id, stage, event_id, state, at)
      select ${id}, b.id, ${stage}, b.event_id, 'answered', b.asked_at from booking b where (b.position * 37 + ${percent}::int) % 100 < ${percent}::int`);
    await run(sql`insert into evaluation_answer (partnership_id, key, event_id, stage, booking_id, person_id, agency_id, answered_at, changed_at, shares_plan)
      select ${id}, b.position * 10 + ${percent}::int % 9, b.event_id, ${stage}, b.id, b.person_id, b.agency_id, b.asked_at, b.asked_at, false
      from booking b where (b.position * 37 + ${percent}::int) % 100 < ${percent}::int`);
    if (stage === 'manager') continue;
    await gather(owner);
    const rank = stage === 'before' ? sql`1 + (b.position + i.id) % 3` : sql`2 + (b.position * 3 + i.id) % 3`;
    await run(sql`insert into evaluation_rating (partnership_id, answer, item, rank, is_thinking_back)
      select ${id}, a.key, i.id, ${rank}, false
      from evaluation_answer a join booking b on b.id = a.booking_id join event e on e.id = a.event_id join evaluation_item i on i.course_id = e.course_id
      where a.stage = ${stage}`);
  }
  await gather(owner);
  const { rows } = await inPartnership(app, partnershipId, (tx) =>
    sql<{ count: number }>`select count(*)::int as count from evaluation_answer`.execute(tx),
  );
  return rows[0]!.count;
}

/** Cleans up and tells PostgreSQL what was loaded, which it would find out by itself some minutes later. */
export async function gather(owner: TestDatabase['owner']): Promise<void> {
  await sql`vacuum analyze`.execute(owner);
}
