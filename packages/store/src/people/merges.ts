import type { AgencyId, Page, PageRequest, PersonId } from '@trellis/core';
import type { MergeClash, PersonMerge, StaffNumberAt } from '@trellis/core/people';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { evidenceTable } from '../evidence/store.ts';
import { mapPage, pageFound } from '../paging.ts';
import { saveVersions, type VersionedTable } from '../versions.ts';
import { postsById, savePosts } from './posts.ts';
import type { PersonMergeTable } from './table.ts';

/** Where rows name a person and are not versions: each with the columns that tell its rows apart. */
const plainTables = {
  account: ['id'],
  role_grant: ['id'],
  booking: ['id'],
  agency_deputy: ['agency_id'],
  trainer: [],
  trainer_assignment: ['event_id'],
  observation: ['id'],
  observation_trainer: ['observation_id'],
  quality_action: ['id'],
  course_review: ['id'],
  event_note: ['id'],
  lms_fact: ['id'],
  score: ['id'],
  notice: ['id'],
  report_drafter: ['report_id'],
  evaluation_answer: ['key'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What went over from one record to another, by table. Ids only. */
export interface Moved {
  readonly posts: readonly string[];
  /** Posts of others that name her as manager. */
  readonly managed: readonly string[];
  readonly evidence: readonly string[];
  readonly staffNumbers: readonly StaffNumberAt[];
  /** By table, the values that tell a row apart. */
  readonly plain: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** What two records may not both have when they become one. */
export async function mergeClashes({ tx }: Binding, keptId: string, mergedId: string): Promise<readonly MergeClash[]> {
  const both = [keptId, mergedId];
  const { rows } = await sql<{ booking: boolean; trainer: boolean }>`select
    exists (select from booking where person_id = any(${both}) and state <> 'cancelled' group by event_id having count(*) > 1) as booking,
    exists (select from trainer where person_id = any(${both}) having count(*) > 1)
      or exists (select from trainer_assignment where person_id = any(${both}) group by event_id having count(*) > 1) as trainer`.execute(
    tx,
  );
  return (['booking', 'trainer'] as const).filter((clash) => rows[0]![clash]);
}

/** Hands everything of one record over to another; names and staff numbers are saved by whoever asks. */
export async function moveRecords(binding: Binding, keptId: PersonId, mergedId: PersonId): Promise<Moved> {
  const { tx } = binding;
  const { rows: numbers } = await sql<{ agency_id: string; staff_number: string }>`
    select agency_id, staff_number from staff_number where person_id = ${mergedId}`.execute(tx);
  // Both may have been told the same: that stands once.
  await sql`
    delete from notice m using notice k
    where m.person_id = ${mergedId} and k.person_id = ${keptId} and k.about_id = m.about_id and k.kind = m.kind and k.sequence = m.sequence`.execute(
    tx,
  );
  const moved: Moved = {
    posts: await idsOf(binding, 'post', 'person_id', mergedId),
    managed: await idsOf(binding, 'post', 'manager_person_id', mergedId),
    evidence: await idsOf(binding, 'evidence', 'person_id', mergedId),
    staffNumbers: numbers.map((row) => ({ agencyId: row.agency_id as AgencyId, staffNumber: row.staff_number })),
    plain: await movePlain(binding, mergedId, keptId),
  };
  await moveVersions(binding, moved, mergedId, keptId);
  await sql`delete from claim_code where person_id = ${mergedId}`.execute(tx);
  await sql`update person set merged_into = ${keptId} where id = ${mergedId}`.execute(tx);
  return moved;
}

/** Hands back what went over with a merge and is still there. */
export async function returnRecords(
  binding: Binding,
  { id, keptId, mergedId }: PersonMerge,
): Promise<readonly StaffNumberAt[]> {
  const { tx, now } = binding;
  const row = await tx.selectFrom('person_merge').select('moved').where('id', '=', id).executeTakeFirstOrThrow();
  const moved = row.moved as Moved;
  for (const [table, rows] of Object.entries(moved.plain))
    await setPerson(binding, table as keyof typeof plainTables, rows, { from: keptId, to: mergedId });
  await moveVersions(binding, moved, keptId, mergedId);
  await sql`update person set merged_into = null where id = ${mergedId}`.execute(tx);
  await sql`update person_merge set undone_at = ${now}::timestamptz where id = ${id}`.execute(tx);
  return moved.staffNumbers;
}

async function idsOf({ tx }: Binding, table: string, column: string, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where ${sql.ref(column)} = ${personId} and known_to = 'infinity' order by id`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Posts and learning are versions: what was known before stays under the record it was known of. */
async function moveVersions(binding: Binding, moved: Moved, from: PersonId, to: PersonId): Promise<void> {
  const posts = await postsById(binding, [...moved.posts, ...moved.managed]);
  await savePosts(
    binding,
    posts.map((post) => ({
      ...post,
      ...(post.personId === from && moved.posts.includes(post.id) && { personId: to }),
      ...(post.managerPersonId === from && moved.managed.includes(post.id) && { managerPersonId: to }),
    })),
  );
  // The words of those posts lead to whoever has them now.
  await sql`delete from search_word where person_key = (select key from person where id = ${from})
    and post_key = any(array(select key from post where id = any(${moved.posts}) and known_to = 'infinity' and person_id = ${to}))`.execute(
    binding.tx,
  );
  await moveEvidence(binding, moved.evidence, from, to);
}

async function moveEvidence(binding: Binding, ids: readonly string[], from: string, to: string): Promise<void> {
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select ${columnsOf(evidenceTable)} from evidence where id = any(${ids}) and person_id = ${from} and known_to = 'infinity'`.execute(
    binding.tx,
  );
  await saveVersions(
    binding,
    evidenceTable,
    rows.map((row) => ({ ...row, person_id: to })),
  );
}

function columnsOf({ identity, content }: VersionedTable) {
  return sql.raw([...Object.keys(identity), ...Object.keys(content)].join(', '));
}

async function movePlain(binding: Binding, from: string, to: string): Promise<Moved['plain']> {
  const moved: Record<string, readonly (readonly string[])[]> = {};
  for (const [table, names] of Object.entries(plainTables)) {
    const list = sql.raw(['person_id', ...names].map((name) => `${name}::text as ${name}`).join(', '));
    const { rows } = await sql<Readonly<Record<string, string>>>`
      select ${list} from ${sql.table(table)} where person_id = ${from}`.execute(binding.tx);
    if (rows.length === 0) continue;
    moved[table] = rows.map((row) => names.map((name) => row[name]!));
    await setPerson(binding, table as keyof typeof plainTables, moved[table], { from, to });
  }
  return moved;
}

async function setPerson(
  { tx }: Binding,
  table: keyof typeof plainTables,
  rows: readonly (readonly string[])[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const names = plainTables[table];
  const [name] = names;
  const which = name === undefined ? sql`true` : sql`${sql.ref(name)} = any(${rows.map(([value]) => value)})`;
  await sql`update ${sql.table(table)} set person_id = ${to} where person_id = ${from} and ${which}`.execute(tx);
}

/** Keeps a merge with what went over. */
export async function saveMerge({ tx, partnershipId }: Binding, merge: PersonMerge, moved: unknown): Promise<void> {
  await tx
    .insertInto('person_merge')
    .values({
      partnership_id: partnershipId,
      id: merge.id,
      kept_id: merge.keptId,
      merged_id: merge.mergedId,
      why: merge.why,
      merged_at: merge.mergedAt,
      moved: JSON.stringify(moved),
    })
    .execute();
}

/** One merge. */
export async function merge({ tx }: Binding, id: string): Promise<PersonMerge | undefined> {
  const row = await tx.selectFrom('person_merge').selectAll().where('id', '=', id).executeTakeFirst();
  return row && mergeOf(row);
}

/** Merges, the newest first; all of them, or those of one record. */
export async function merges(binding: Binding, page: PageRequest, personId?: string): Promise<Page<PersonMerge>> {
  const isHers = personId === undefined ? sql`true` : sql`${personId} in (kept_id, merged_id)`;
  const last = sql`select merged_at, id from person_merge where id = ${page.after ?? null}`;
  const { rows } = await sql<Selectable<PersonMergeTable>>`
    select * from person_merge where ${isHers} and ${page.after === undefined ? sql`true` : sql`(merged_at, id) < (${last})`}
    order by merged_at desc, id desc limit ${page.limit + 1}`.execute(binding.tx);
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), mergeOf);
}

function mergeOf(row: Selectable<PersonMergeTable>): PersonMerge {
  return {
    id: row.id,
    keptId: row.kept_id as PersonId,
    mergedId: row.merged_id as PersonId,
    why: row.why,
    mergedAt: row.merged_at,
    ...(row.undone_at === null ? {} : { undoneAt: row.undone_at }),
  };
}
