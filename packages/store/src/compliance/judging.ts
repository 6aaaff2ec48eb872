import type { Instant } from '@trellis/core';
import type { JudgingStore, Rejudging, RuleRecords, RulesFound } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Binding } from '../binding.ts';
import { isAmong } from '../asking/among.ts';
import { ahead, askInOneGo, cellsTo, prepared } from '../asking/prepared.ts';

/** Waits for whoever judges one of these people, and then for whoever judges alone or, alone, for everybody who judges. */
export async function lockJudging(
  { tx, partnershipId }: Binding,
  people: readonly string[],
  how: 'shared' | 'alone',
): Promise<void> {
  const lock = how === 'shared' ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`;
  // People first, in an order that keeps two from waiting for each other: nobody who judges waits for a person.
  const isOne = people.length === 1;
  await sql`${ahead(`lock_judging_${isOne ? 'one_' : ''}${how}`)}
    with locked as materialized (
      select from person where ${isAmong('id', people)} order by key for no key update
    )
    select ${lock}(${advisoryLocks.judging}::int, ${partnershipId}::int) from (select count(*) from locked) all_of_them`.execute(
    tx,
  );
}

/** The rules as written down now, under a lock that only one who changes rules has. */
export async function lockRules({ tx, partnershipId }: Binding): ReturnType<JudgingStore['lockRules']> {
  const { rows } = await sql<{ id: string; is_held: boolean }>`
    insert into judging as j (partnership_id) values (${partnershipId}) on conflict (partnership_id) do update set rules_id = j.rules_id
    returning rules_id as id, held_id is not null as is_held`.execute(tx);
  return { id: rows[0]!.id, isHeld: rows[0]!.is_held };
}

/** The rules in force. */
export async function rulesInForce({ tx }: Binding, ready: readonly string[]): Promise<RulesFound> {
  const asked = askRules(ready);
  await askInOneGo(tx, [asked.question]);
  return asked.found();
}

/** A question for the rules in force, to be asked with others, and what was found when it is answered. */
export function askRules(ready: readonly string[]): {
  readonly question: RawBuilder<unknown>;
  readonly found: () => RulesFound;
} {
  let found: RulesFound = { id: undefined, isHeld: false };
  const question = sql`${prepared('rules_in_force')}
    select coalesce(held_id, rules_id)::text as id, (held_id is not null)::int as is_held, case when held_id <> all (${ready}::uuid[]) then held::text end as held
    from judging ${cellsTo((cells) => {
      const [id, isHeld, held] = [cells.text()!, cells.int() === 1, cells.text()];
      found = held === null ? { id, isHeld } : { id, isHeld, held: JSON.parse(held) as RuleRecords };
    })}`;
  return { question, found: () => found };
}

/** Keeps rules in force that are not those written down. */
export async function holdRules({ tx }: Binding, id: string, records: RuleRecords): Promise<void> {
  await sql`update judging set held_id = ${id}::uuid, held = ${JSON.stringify(records)}::json`.execute(tx);
}

/** The moment whose rules figures of a moment were judged by. */
export async function rulesKnownAt({ tx, now }: Binding, knownAt: Instant = now): Promise<Instant> {
  const { rows } = await sql<{ at: Instant }>`
    select coalesce(
      (select min(asked_at) - interval '1 millisecond' from rejudging
        where asked_at <= ${knownAt}::timestamptz and (ended_at is null or ended_at > ${knownAt}::timestamptz)),
      ${knownAt}::timestamptz) as at`.execute(tx);
  return rows[0]!.at;
}

/** Asks for everybody to be judged again, or adds the reason to what is asked for already. */
export async function askForRejudging(
  { tx, partnershipId, now }: Binding,
  id: string,
  why: Rejudging['why'][number],
): Promise<void> {
  await sql`
    insert into rejudging as r (partnership_id, id, asked_at, why, state)
    values (${partnershipId}, ${id}, ${now}::timestamptz, ${JSON.stringify([why])}::json, 'waiting')
    on conflict (partnership_id) where ended_at is null do update
    set why = case when r.why::jsonb @> ${JSON.stringify([why])}::jsonb then r.why else (r.why::jsonb || excluded.why::jsonb)::json end`.execute(
    tx,
  );
}

/** By which edition of the judge everybody was last judged as a whole. */
export async function judgedBy({ tx, partnershipId }: Binding): Promise<number> {
  const { judged_by: edition } = await tx
    .selectFrom('door.partnership')
    .select('judged_by')
    .where('id', '=', partnershipId)
    .executeTakeFirstOrThrow();
  return edition;
}

/** The re-judging that has not ended, or else the last one. */
export async function latestRejudging({ tx }: Binding): Promise<Rejudging | undefined> {
  const { rows } = await sql<Rejudging>`
    select id, why, state, people_done as "peopleDone", people_of as "peopleOf", asked_at as "askedAt", started_at as "startedAt", ended_at as "endedAt",
      changed as "changedSpans"
    from rejudging order by asked_at desc, (ended_at is null) desc limit 1`.execute(tx);
  return rows[0];
}

/** Remembers who was judged by held rules. */
export async function noteJudged({ tx, partnershipId }: Binding, people: readonly string[]): Promise<void> {
  await sql`
    insert into judged_meanwhile (partnership_id, person_key) select ${partnershipId}, key from person where id = any(${people})`.execute(
    tx,
  );
}
