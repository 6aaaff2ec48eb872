import { canonicalJson } from '@trellis/core';
import type { StoredSpan } from '@trellis/core/compliance';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
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
  // Thousands of spans share a few bases; only those few are put in order.
  const canonical = new Map<string, string>();
  return spans.map(({ because }) => {
    const basis = { ...because, evidence: undefined };
    const text = JSON.stringify(basis);
    const known = canonical.get(text) ?? canonicalJson(basis);
    canonical.set(text, known);
    return known;
  });
}

/** The keys that some people's spans need. Requirements and bases that are met for the first time get theirs now. */
export async function keysFor(
  binding: Binding,
  people: readonly string[],
  spans: readonly StoredSpan[],
  bases: Iterable<string>,
): Promise<SpanKeys> {
  const { tx } = binding;
  const textByHash = new Map(Array.from(bases, (text) => [sha256(text), text]));
  const evidence = distinct(spans.map((span) => span.because.evidence).filter((id) => typeof id === 'string'));
  const agencies = distinct(spans.map((span) => span.agencyId));
  const requirements = distinct(spans.map((span) => span.requirement));
  const { rows } = await sql<{ kind: keyof SpanKeys; id: string; key: number }>`
    select 'person' as kind, id, key from person where id = any(${people})
    union all select 'post', id, key from post where person_id = any(${people}) and known_to = 'infinity'
    union all select 'evidence', id, key from evidence where id = any(${evidence}) and known_to = 'infinity'
    union all select 'agency', id, key from agency where id = any(${agencies})
    union all select 'requirement', id, key from requirement where id = any(${requirements})
    union all select 'basis', hash, key from basis where hash = any(${[...textByHash.keys()]})`.execute(tx);
  const keys = {
    person: new Map(),
    post: new Map(),
    agency: new Map(),
    evidence: new Map(),
    requirement: new Map(),
    basis: new Map(),
  };
  for (const { kind, id, key } of rows) keys[kind].set(kind === 'basis' ? textByHash.get(id) : id, key);
  await internRequirements(
    binding,
    requirements.filter((id) => !keys.requirement.has(id)),
    keys.requirement,
  );
  await internBases(binding, new Map([...textByHash].filter(([, text]) => !keys.basis.has(text))), keys.basis);
  return keys;
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}

async function internRequirements(
  { tx, partnershipId }: Binding,
  ids: readonly string[],
  keys: Map<string, number>,
): Promise<void> {
  if (ids.length === 0) return;
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

async function internBases(
  { tx, partnershipId }: Binding,
  textByHash: ReadonlyMap<string, string>,
  keys: Map<string, number>,
): Promise<void> {
  if (textByHash.size === 0) return;
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
