import { canonicalJson } from '@trellis/core';
import { basisBehind, type StoredSpan } from '@trellis/core/compliance';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { prepared } from '../prepared.ts';
import { sha256 } from '../sha256.ts';

/** The integer keys under which spans know people, posts, agencies, requirements, evidence and bases. */
export interface SpanKeys {
  readonly person: ReadonlyMap<string, number>;
  readonly post: ReadonlyMap<string, number>;
  readonly agency: ReadonlyMap<string, number>;
  readonly evidence: ReadonlyMap<string, number>;
  readonly requirement: ReadonlyMap<string, number>;
  /** By the basis in canonical JSON. */
  readonly basis: ReadonlyMap<string, number>;
}

/** The bases of spans as they are stored, in the same order: everything that made a span so but the evidence, in canonical JSON. */
export function basisTexts(spans: readonly StoredSpan[]): readonly string[] {
  return spans.map(({ because }) => {
    const basis = basisBehind(because);
    const known = texts.get(basis) ?? canonicalJson({ ...basis, evidence: undefined });
    texts.set(basis, known);
    return known;
  });
}

/** Thousands of spans share a few bases; only those few are put in order. */
const texts = new WeakMap<StoredSpan['because'], string>();

type Kind = keyof SpanKeys;

/** Keys that a transaction has read or given out, by what they stand for. They never change. */
const keysOfTransactions = new WeakMap<object, Record<Kind, Map<string, number>>>();

/** Transactions that gave out keys of requirements or bases: what they read is not kept, since they may yet be rolled back. */
const givingOut = new WeakSet<object>();

/** Keys of requirements and bases of each database by partnership: read for every judgement, and for ever the same. */
const kept = new WeakMap<object, Map<string, number>>();

/** More keys than the rules of many partnerships have; beyond that they are read anew. */
const MOST_KEPT = 100_000;

/** The keys that a transaction knows already. Whoever reads a person, post, agency or piece of evidence may note the key here. */
export function keysKnownTo({ tx }: Pick<Binding, 'tx'>): Record<Kind, Map<string, number>> {
  const known = keysOfTransactions.get(tx) ?? {
    person: new Map<string, number>(),
    post: new Map<string, number>(),
    agency: new Map<string, number>(),
    evidence: new Map<string, number>(),
    requirement: new Map<string, number>(),
    basis: new Map<string, number>(),
  };
  keysOfTransactions.set(tx, known);
  return known;
}

function keptIn({ tx }: Binding): Map<string, number> {
  // One for each pool of connections, and so for each database.
  const { adapter } = tx.getExecutor();
  const keys = kept.get(adapter) ?? new Map<string, number>();
  if (keys.size > MOST_KEPT) keys.clear();
  kept.set(adapter, keys);
  return keys;
}

/** The keys that some people's spans need, looked up where they are not known. Requirements and bases that are met for the first time get theirs now. */
export async function keysFor(
  binding: Binding,
  people: readonly string[],
  spans: readonly StoredSpan[],
  bases: Iterable<string>,
): Promise<SpanKeys> {
  const keys = keysKnownTo(binding);
  const keptKeys = keptIn(binding);
  const nameOf = (kind: Kind, id: string) => `${binding.partnershipId} ${kind} ${id}`;
  const missing = (kind: Kind, ids: Iterable<string>): string[] =>
    [...new Set(ids)].filter((id) => {
      if (keys[kind].has(id)) return false;
      const key = keptKeys.get(nameOf(kind, id));
      if (key !== undefined) keys[kind].set(id, key);
      return key === undefined;
    });
  const wanted = {
    person: missing('person', people),
    post: missing(
      'post',
      spans.map((span) => span.post),
    ),
    agency: missing(
      'agency',
      spans.map((span) => span.agencyId),
    ),
    evidence: missing(
      'evidence',
      spans.flatMap(({ because }) => (typeof because.evidence === 'string' ? because.evidence : [])),
    ),
    requirement: missing(
      'requirement',
      spans.map((span) => span.requirement),
    ),
    basis: missing('basis', bases),
  };
  if (Object.values(wanted).some((ids) => ids.length > 0)) {
    for (const { kind, id, key } of await lookUp(binding, wanted)) {
      keys[kind].set(id, key);
      if ((kind === 'requirement' || kind === 'basis') && !givingOut.has(binding.tx))
        keptKeys.set(nameOf(kind, id), key);
    }
    await giveRequirements(binding, wanted.requirement, keys.requirement);
    await giveBases(binding, wanted.basis, keys.basis);
  }
  return keys;
}

async function lookUp(
  { tx }: Binding,
  wanted: Readonly<Record<Kind, readonly string[]>>,
): Promise<readonly { readonly kind: Kind; readonly id: string; readonly key: number }[]> {
  const textByHash = new Map(wanted.basis.map((text) => [sha256(text), text]));
  const { rows } = await sql<{ kind: Kind; id: string; key: number }>`${prepared('keys_of_spans')}
    select 'person' as kind, id, key from person where id = any(${wanted.person})
    union all select 'post', id, key from post where id = any(${wanted.post}) and known_to = 'infinity'
    union all select 'evidence', id, key from evidence where id = any(${wanted.evidence}) and known_to = 'infinity'
    union all select 'agency', id, key from agency where id = any(${wanted.agency})
    union all select 'requirement', id, key from requirement where id = any(${wanted.requirement})
    union all select 'basis', hash, key from basis where hash = any(${[...textByHash.keys()]})`.execute(tx);
  return rows.map((row) => (row.kind === 'basis' ? { ...row, id: textByHash.get(row.id)! } : row));
}

async function giveRequirements(
  { tx, partnershipId }: Binding,
  wanted: readonly string[],
  keys: Map<string, number>,
): Promise<void> {
  const ids = wanted.filter((id) => !keys.has(id));
  if (ids.length === 0) return;
  givingOut.add(tx);
  await sql`insert into requirement (partnership_id, id) select ${partnershipId}, unnest(${ids}::text[]) on conflict do nothing`.execute(
    tx,
  );
  // Read again: another transaction may have been quicker.
  const { rows } = await sql<{
    id: string;
    key: number;
  }>`select id, key from requirement where id = any(${ids})`.execute(tx);
  for (const { id, key } of rows) keys.set(id, key);
}

async function giveBases(
  { tx, partnershipId }: Binding,
  wanted: readonly string[],
  keys: Map<string, number>,
): Promise<void> {
  const textByHash = new Map(wanted.filter((text) => !keys.has(text)).map((text) => [sha256(text), text]));
  if (textByHash.size === 0) return;
  givingOut.add(tx);
  const hashes = [...textByHash.keys()];
  await sql`insert into basis (partnership_id, hash, content)
    select ${partnershipId}, hash, content::json from unnest(${hashes}::text[], ${[...textByHash.values()]}::text[]) as b (hash, content)
    on conflict do nothing`.execute(tx);
  const { rows } = await sql<{
    hash: string;
    key: number;
  }>`select hash, key from basis where hash = any(${hashes})`.execute(tx);
  for (const { hash, key } of rows) keys.set(textByHash.get(hash)!, key);
}
