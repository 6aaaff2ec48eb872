import { FOREVER } from '@trellis/core';
import type { EvidenceRecord, LifeRecord, LivesFilter, PostRecord } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import { newCursor } from '../asking/cursor.ts';
import { SEPARATOR, separator } from '../asking/separator.ts';
import type { Binding } from '../binding.ts';
import { isKnown } from '../versions.ts';

/** Which part of a life a row is. */
export const parts = { person: 0, post: 1, evidence: 2 } as const;

/** A person, one of her posts or one piece of her evidence, in columns that they share so that one sort puts lives together. */
export interface RecordRow {
  readonly person_key: number;
  readonly part: number;
  readonly key: number;
  readonly id: string | null;
  /** Start of a post, day of learning. Days since 2000-01-01. */
  readonly from_day: number | null;
  /** End of a post, day of signing off. */
  readonly to_day: number | null;
  /** Groups of a post, what evidence satisfies. */
  readonly list: string | null;
  /** Flags of a post, domain of evidence. */
  readonly more: string | null;
  /** Job title, kind of evidence. */
  readonly name: string | null;
  /** Agency, course. */
  readonly place: string | null;
  /** The agency's kind, the course's version. */
  readonly sort: string | null;
  readonly agency_key: number | null;
  readonly hours: number | null;
  readonly participatory_hours: number | null;
}

const epoch = sql.raw(`'2000-01-01'::date`);

/** Which posts and evidence of the people who are meant are read. */
export interface Only {
  /** Whether these are few of all there are. */
  readonly areFew: boolean;
  /** A condition on posts `o`. */
  readonly post: RawBuilder<unknown>;
  /** A condition on evidence `e`. */
  readonly evidence: RawBuilder<unknown>;
}

/**
 * The rows of lives in their order, as a query.
 *
 * @param isMeant - a condition on people `p`
 * @param knownAt - absent: now
 * @param withIds - without the public ids of people and evidence there is less to sort, for those who write keys
 */
export function recordRows(
  isMeant: RawBuilder<unknown>,
  withIds = true,
  knownAt?: string,
  only: Only = EVERYTHING,
): RawBuilder<unknown> {
  // For a few people each agency is looked up: it takes longer to read all of them.
  const agency = only.areFew
    ? sql`lateral (select * from agency where id = o.agency_id offset 0) a on true`
    : sql`agency a on a.id = o.agency_id`;
  const person = withIds
    ? sql`select p.key as person_key, ${sql.lit(parts.person)} as part, 0 as key, p.id as id, null::int as from_day, null::int as to_day, null as list, null as more,
        null as name, null as place, null as sort, null::int as agency_key, null::float8 as hours, null::float8 as participatory_hours
      from person p where ${isMeant} union all`
    : sql``;
  return sql`
    select * from (${person}
      select p.key as person_key, ${sql.lit(parts.post)} as part, o.key as key, o.id as id, o.starts_on - ${epoch} as from_day, o.ends_on - ${epoch} as to_day,
        array_to_string(o.audiences, ${separator}) as list, array_to_string(o.flags, ${separator}) as more, o.job_title as name, a.id as place,
        a.kind as sort, a.key as agency_key, null::float8 as hours, null::float8 as participatory_hours
      from person p join post o on o.person_id = p.id and ${isKnown(knownAt, 'o')} left join ${agency} where ${isMeant} and ${only.post}
      union all
      select p.key, ${sql.lit(parts.evidence)}, e.key, ${withIds ? sql`e.id` : sql`null`}, e.achieved_on - ${epoch}, e.signed_off_on - ${epoch},
        array_to_string(e.satisfies, ${separator}), e.domain, e.kind, e.course_ref,
        e.course_version, null, e.hours, e.participatory_hours
      from person p join evidence e on e.person_id = p.id and ${isKnown(knownAt, 'e')} and not e.withdrawn where ${isMeant} and ${only.evidence}
    ) records order by person_key, part, from_day, key`;
}

const EVERYTHING: Only = { areFew: false, post: sql`true`, evidence: sql`true` };

/** Puts lives together out of their parts, as they come. */
export class Lives {
  /** Lives that are whole. */
  whole: LifeRecord[] = [];
  private life: { personId: string; personKey: number; posts: PostRecord[]; evidence: EvidenceRecord[] } | undefined;

  /** The life of a person, in the making. */
  of(personKey: number): { personId: string; readonly posts: PostRecord[]; readonly evidence: EvidenceRecord[] } {
    if (this.life?.personKey === personKey) return this.life;
    this.end();
    this.life = { personId: '', personKey, posts: [], evidence: [] };
    return this.life;
  }

  add(row: RecordRow): void {
    const life = this.of(row.person_key);
    if (row.part === parts.post) life.posts.push(postOf(row));
    else if (row.part === parts.evidence) life.evidence.push(evidenceOf(row));
    else life.personId = row.id!;
  }

  /** The last life is whole too. */
  end(): void {
    if (this.life !== undefined) this.whole.push(this.life as LifeRecord);
    this.life = undefined;
  }

  /** The lives that became whole since this was asked last. */
  take(): readonly LifeRecord[] {
    const taken = this.whole;
    this.whole = [];
    return taken;
  }
}

/** A post out of its row. */
export function postOf(row: RecordRow): PostRecord {
  return {
    id: row.id as PostRecord['id'],
    key: row.key,
    agencyId: row.place as PostRecord['agencyId'],
    agencyKey: row.agency_key!,
    agencyKind: row.sort!,
    jobTitle: row.name ?? undefined,
    audiences: listOf(row.list),
    flags: listOf(row.more),
    from: row.from_day!,
    to: endOf(row.to_day),
  };
}

/** The day after the last day of a post. */
export function endOf(lastDay: number | null): number {
  return lastDay === null ? FOREVER : lastDay + 1;
}

/** A piece of evidence out of its row. */
export function evidenceOf(row: RecordRow): EvidenceRecord {
  return {
    id: row.id as EvidenceRecord['id'],
    key: row.key,
    kind: row.name as EvidenceRecord['kind'],
    courseRef: row.place ?? undefined,
    courseVersion: row.sort ?? undefined,
    satisfies: listOf(row.list),
    achievedOn: row.from_day!,
    signedOffOn: row.to_day ?? undefined,
    hours: row.hours ?? undefined,
    participatoryHours: row.participatory_hours ?? undefined,
    domain: (row.more ?? undefined) as EvidenceRecord['domain'],
  };
}

/** Few lists occur, in many rows: each is cut once. */
const lists = new Map<string, readonly string[]>([['', []]]);
const MOST_LISTS = 20_000;

function listOf(text: string | null): readonly string[] {
  const known = lists.get(text ?? '');
  if (known !== undefined) return known;
  const list = text!.split(SEPARATOR);
  if (lists.size >= MOST_LISTS) {
    lists.clear();
    lists.set('', []);
  }
  lists.set(text!, list);
  return list;
}

/** How many rows are fetched at a time: some hundred lives. */
const FETCHED = 5_000;

/** The same of everybody whom a filter means, in the order in which they were first stored, in one question. */
export async function* everyRecord(
  { tx }: Binding,
  { agencyIds, knownAt, posts, learning }: LivesFilter = {},
): AsyncGenerator<readonly LifeRecord[]> {
  const isOfGroup =
    posts === undefined
      ? sql`true`
      : sql`(o.audiences && ${posts.groups}::text[] or (o.audiences = '{}' and o.title_key = any(${posts.titleKeys})))`;
  const isOfAgency = agencyIds === undefined ? sql`true` : sql`o.agency_id = any(${agencyIds})`;
  const isMeant =
    agencyIds === undefined && posts === undefined
      ? sql`true`
      : sql`p.id in (select o.person_id from post o where ${isKnown(knownAt, 'o')} and ${isOfAgency} and ${isOfGroup})`;
  const isLearnt =
    learning === undefined
      ? sql`true`
      : sql`(e.satisfies && ${learning.ids}::text[] or e.course_ref = any(${learning.courseRefs}))`;
  const only = { areFew: false, post: isOfGroup, evidence: isLearnt };
  const cursor = newCursor('records');
  await sql`declare ${cursor} no scroll cursor for ${recordRows(isMeant, true, knownAt, only)}`.execute(tx);
  const lives = new Lives();
  for (;;) {
    const { rows } = await sql<RecordRow>`fetch ${sql.raw(String(FETCHED))} from ${cursor}`.execute(tx);
    for (const row of rows) lives.add(row);
    if (rows.length < FETCHED) break;
    yield lives.take();
  }
  lives.end();
  yield lives.take();
  await sql`close ${cursor}`.execute(tx);
}
