import type { LmsStore, Score, ScoreCounts, ScoreTaken } from '@trellis/core/lms';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { isAmong } from '../asking/among.ts';
import { prepared, rowsTo } from '../asking/prepared.ts';
import { linkOf } from './links.ts';
import type { GradedLinkTable, ScoreTable } from './table.ts';

type Row = Selectable<ScoreTable>;
type WithLink = Omit<Selectable<GradedLinkTable>, 'partnership_id'>;

/** A score out of its row. */
export function scoreOf(row: Omit<Row, 'partnership_id' | 'registration_id'>): Score {
  const { fault_code: code, fault_sentence: sentence } = row;
  return {
    id: row.id,
    linkId: row.link_id,
    accountId: row.account_id as Score['accountId'],
    personId: row.person_id as Score['personId'],
    given: row.given,
    state: row.state,
    ...(row.sent_given === null ? {} : { sentGiven: row.sent_given }),
    attempts: row.attempts,
    ...(row.due_at.endsWith('infinity') ? {} : { nextTryAt: row.due_at }),
    ...(row.last_tried_at === null ? {} : { lastTriedAt: row.last_tried_at }),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
    ...(code === null ? {} : { fault: { code, sentence: sentence ?? '' } }),
  };
}

function dueAt({ state, nextTryAt }: Score): string {
  if (state === 'sent' || state === 'refused') return 'infinity';
  return nextTryAt ?? '-infinity';
}

/** Whether one of these people learns by a link. This is asked after every change to anybody's learning, and where there is no link nobody is looked up. */
async function learnsAnyByLink(tx: Binding['tx'], people: readonly string[]): Promise<boolean> {
  if (people.length === 0) return false;
  let isAny = false;
  await sql`${prepared(`learns_${people.length === 1 ? 'one' : 'any'}_by_link`)}
    select 1 from account a join graded_learner l on l.account_id = a.id
    where (select exists (select from graded_link)) and ${isAmong('a.person_id', people)} limit 1
    ${rowsTo(() => {
      isAny = true;
    })}`.execute(tx);
  return isAny;
}

/** Every link by which one of these people learns, with what is on record of its course. */
export async function scoresDue(
  { tx }: Binding,
  people: Parameters<LmsStore['scoresDue']>[0],
  kinds: Parameters<LmsStore['scoresDue']>[1],
): ReturnType<LmsStore['scoresDue']> {
  if (!(await learnsAnyByLink(tx, people))) return [];
  const { rows } = await sql<
    (Row | Record<keyof Row, null>) & {
      readonly link: WithLink;
      readonly learner: string;
      readonly learning_person: string;
      readonly is_held: boolean;
    }
  >`
    select s.partnership_id, s.id, s.link_id, s.registration_id, s.account_id, s.person_id, s.given, s.sent_given, s.state, s.needs_person, s.attempts,
      s.due_at, s.planned_at, s.last_tried_at, s.sent_at, s.fault_code, s.fault_sentence, to_json(k) as link, a.id as learner, a.person_id as learning_person,
      exists (
        select from evidence e where e.person_id = a.person_id and e.course_ref = k.course_ref and e.known_to = 'infinity'
          and not e.withdrawn and e.kind = any(${kinds}::text[])) as is_held
    from account a
    join graded_learner l on l.account_id = a.id
    join graded_link k on k.id = l.link_id
    left join score s on s.link_id = k.id and s.account_id = a.id
    where a.person_id = any(${people}) and a.state = 'joined'
    order by a.id, k.id`.execute(tx);
  return rows.map((row) => ({
    link: linkOf(row.link),
    accountId: row.learner as Score['accountId'],
    personId: row.learning_person as Score['personId'],
    isHeld: row.is_held,
    ...(row.id === null ? {} : { score: scoreOf(row) }),
  }));
}

/** Keeps scores, in one statement. Of one link and account there is one, under the id that it had first. */
export async function saveScores({ tx, partnershipId, now }: Binding, scores: readonly Score[]): Promise<void> {
  if (scores.length === 0) return;
  const given = scores.map((each) => ({
    id: each.id,
    link_id: each.linkId,
    account_id: each.accountId,
    person_id: each.personId,
    given: each.given,
    state: each.state,
    sent_given: each.sentGiven,
    attempts: each.attempts,
    due_at: dueAt(each),
    last_tried_at: each.lastTriedAt,
    sent_at: each.sentAt,
    fault_code: each.fault?.code,
    fault_sentence: each.fault?.sentence,
  }));
  await sql`
    insert into score as known (partnership_id, id, link_id, registration_id, account_id, person_id, given, state, sent_given, attempts, due_at,
      planned_at, last_tried_at, sent_at, fault_code, fault_sentence)
    select ${partnershipId}, i.id, i.link_id, k.registration_id, i.account_id, i.person_id, i.given, i.state, i.sent_given, i.attempts, i.due_at,
      ${now}::timestamptz, i.last_tried_at, i.sent_at, i.fault_code, i.fault_sentence
    from ${incoming(given, {
      id: 'text',
      link_id: 'text',
      account_id: 'text',
      person_id: 'text',
      given: 'smallint',
      state: 'text',
      sent_given: 'smallint',
      attempts: 'int',
      due_at: 'timestamptz',
      last_tried_at: 'timestamptz',
      sent_at: 'timestamptz',
      fault_code: 'text',
      fault_sentence: 'text',
    })} i
    join graded_link k on k.id = i.link_id
    order by i.link_id, i.account_id
    on conflict (partnership_id, link_id, account_id) do update set person_id = excluded.person_id, given = excluded.given,
      state = excluded.state, sent_given = excluded.sent_given, attempts = excluded.attempts, due_at = excluded.due_at,
      planned_at = case when known.given = excluded.given then known.planned_at else excluded.planned_at end,
      last_tried_at = excluded.last_tried_at, sent_at = excluded.sent_at, fault_code = excluded.fault_code,
      fault_sentence = excluded.fault_sentence`.execute(tx);
}

/** Forgets scores. */
export async function removeScores({ tx }: Binding, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('score').where('id', 'in', ids).execute();
}

/** The scores of one account, locked until the transaction ends. */
export async function scoresOf({ tx }: Binding, accountId: Score['accountId']): Promise<readonly Score[]> {
  const rows = await tx
    .selectFrom('score')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('link_id')
    .forNoKeyUpdate()
    .execute();
  return rows.map(scoreOf);
}

/** One score, locked until the transaction ends. */
export async function score({ tx }: Binding, id: string): Promise<Score | undefined> {
  const row = await tx.selectFrom('score').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return row && scoreOf(row);
}

/** Marks what failed or was refused of an LMS as due now, as if it had not been tried; gives how many. */
export async function retryScores({ tx }: Binding, registrationId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update score set state = 'waiting', attempts = 0, due_at = '-infinity'
    where registration_id = ${registrationId} and state in ('failed', 'refused')`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Takes scores whose time has come, those that have waited longest first, and counts one more attempt of each. */
export async function takeScores(
  { tx }: Binding,
  at: string,
  leaseUntil: string,
  limit: number,
): Promise<readonly ScoreTaken[]> {
  const { rows } = await sql<Row & { readonly link: WithLink; readonly subject: string }>`
    with due as materialized (
      select id from score where due_at <= ${at}::timestamptz and due_at < 'infinity' order by due_at, id limit ${limit}
      for no key update skip locked
    )
    update score s set attempts = s.attempts + 1, last_tried_at = ${at}::timestamptz, due_at = ${leaseUntil}::timestamptz
    from due, graded_link k, account a where s.id = due.id and k.id = s.link_id and a.id = s.account_id
    returning s.*, to_json(k) as link, a.subject`.execute(tx);
  return rows.map((row) => ({ score: scoreOf(row), link: linkOf(row.link), subject: row.subject }));
}

/** How many scores of an LMS are in each state. */
export async function scoreCounts({ tx }: Binding, registrationId: string): Promise<ScoreCounts> {
  const { rows } = await sql<{ state: Score['state']; n: number }>`
    select state, count(*) as n from score where registration_id = ${registrationId} group by state`.execute(tx);
  const counted = Object.fromEntries(rows.map((row) => [row.state, row.n]));
  return { waiting: 0, failed: 0, sent: 0, refused: 0, ...counted };
}
