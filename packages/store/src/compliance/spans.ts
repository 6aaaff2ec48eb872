import type { AsAt, Basis, StoredSpan } from '@trellis/core/compliance';
import type { PersonId } from '@trellis/core';
import { sql, type RawBuilder } from 'kysely';
import { isKeyAmong } from '../asking/among.ts';
import { prepared } from '../asking/prepared.ts';
import type { Binding } from '../binding.ts';
import { isKnown } from '../versions.ts';
import { isKnownBy } from './known-since.ts';
import { stateOf, views } from './states.ts';

/** The columns of a span that say what it says. */
export const spanKeyColumns = sql`person_key, post_key, agency_key, requirement_key, basis_key, evidence_key, from_on, to_on, due_on, held_on, state, view`;

/**
 * The spans known at a moment that fit a condition, as a table in a query.
 *
 * @param knownAt - absent: now
 * @param condition - on columns that current and superseded spans share
 */
export function spansKnown(
  { partnershipId }: Binding,
  knownAt: string | undefined,
  condition: RawBuilder<unknown>,
): RawBuilder<unknown> {
  // The number itself, beside row-level security, lets PostgreSQL see before it plans which partition it needs.
  const mine = sql`partnership_id = ${sql.lit(partnershipId)} and ${condition}`;
  if (knownAt === undefined) return sql`(select ${spanKeyColumns} from span where ${mine})`;
  return sql`(
    select ${spanKeyColumns} from span where ${mine} and ${isKnownBy(knownAt)}
    union all
    select ${spanKeyColumns} from span_was where ${mine} and ${isKnown(knownAt)}
  )`;
}

/**
 * Each post judged alone, as agencies see it: the spans of one day, as known at a moment.
 *
 * @param view - `whole`: what is asked of each person in an agency, put together, instead
 */
export function spansAsAt(
  binding: Binding,
  { asAt, knownAt }: AsAt,
  condition: RawBuilder<unknown> = sql`true`,
  view: 'post' | 'whole' = 'post',
): RawBuilder<unknown> {
  return spansKnown(binding, knownAt, sql`${isOn(asAt, view)} and ${condition}`);
}

/** The condition on spans that they hold on a day. */
export function isOn(asAt: string, view: 'post' | 'whole'): RawBuilder<unknown> {
  return sql`view = ${sql.lit(views[view])} and from_on <= ${asAt}::date and to_on > ${asAt}::date`;
}

/** What a span row needs to become a span again. */
export interface SpanRow {
  readonly person_id: string;
  readonly post_id: string;
  readonly agency_id: string;
  readonly requirement_id: string;
  readonly evidence_id: string | null;
  readonly basis: Basis;
  readonly from_on: string;
  readonly to_on: string;
  readonly due_on: string | null;
  readonly held_on: string | null;
  readonly state: number;
  readonly view: number;
}

/** The columns of a {@link SpanRow}, out of spans `s` joined by {@link spanJoins}. */
const spanColumns = sql`p.id as person_id, o.id as post_id, a.id as agency_id, r.id as requirement_id, e.id as evidence_id,
  b.content as basis, s.from_on, s.to_on, s.due_on, s.held_on, s.state, s.view`;

/** From the keys of spans `s` back to people, posts and the rest, as known now: their ids never change. */
const spanJoins = sql`
  join person p on p.key = s.person_key
  join post o on o.key = s.post_key and o.known_to = 'infinity'
  join agency a on a.key = s.agency_key
  join requirement r on r.key = s.requirement_key
  join basis b on b.key = s.basis_key
  left join evidence e on e.key = s.evidence_key and e.known_to = 'infinity'`;

/** A span out of its row. */
export function spanOf(row: SpanRow): StoredSpan {
  return {
    personId: row.person_id as PersonId,
    agencyId: row.agency_id as StoredSpan['agencyId'],
    post: row.post_id,
    view: row.view === views.person ? 'person' : 'post',
    requirement: row.requirement_id,
    state: stateOf(row.state),
    from: row.from_on,
    to: row.to_on === 'infinity' ? null : row.to_on,
    dueOn: row.due_on,
    heldOn: row.held_on,
    because: { ...row.basis, ...(row.evidence_id === null ? {} : { evidence: row.evidence_id }) },
  };
}

/**
 * All spans of these people, both views, as known at a moment; by person, post, view, requirement and date.
 *
 * @param options - `withWhole`: what is asked of each as a whole too
 */
export async function spansOf(
  binding: Binding,
  people: readonly string[],
  knownAt?: string,
  { withWhole = false }: { readonly withWhole?: boolean } = {},
): Promise<readonly StoredSpan[]> {
  if (people.length === 0) return [];
  const isMeant = withWhole ? sql`true` : sql`view <> ${sql.lit(views.whole)}`;
  const theirs = sql`${isKeyAmong(people)} and ${isMeant}`;
  // One person is asked for all the time, and of seven joined tables planning takes longer than finding hers.
  const isKept = people.length === 1 && knownAt === undefined;
  const name = `spans_of_one_${withWhole ? 'with_whole_' : ''}${binding.partnershipId}`;
  const { rows } = await sql<SpanRow>`${isKept ? prepared(name) : sql``}
    select ${spanColumns} from ${spansKnown(binding, knownAt, theirs)} s ${spanJoins}
    order by p.key, o.starts_on, o.key, s.view, r.id collate "C", s.from_on`.execute(binding.tx);
  return rows.map(spanOf);
}
