import { canonicalJson } from '@trellis/core';
import type { Basis } from '@trellis/core/compliance';
import { sql, type Kysely } from 'kysely';
import { prepared } from '../../asking/prepared.ts';
import { sha256 } from '../../sha256.ts';
import type { Tables } from '../../tables.ts';
import { inPartnership } from '../../tenancy.ts';

/** Where the keys of requirements and bases stand. */
export interface KeyBook {
  readonly partnershipId: number;
  /** Any connection to the database. */
  readonly database: Kysely<Tables>;
  /** Runs some work in the partnership. */
  readonly run: <Result>(work: (tx: Kysely<Tables>) => Promise<Result>) => Promise<Result>;
  /** Whether what was given out may be rolled back yet. */
  readonly isOpen: boolean;
}

/** The book of whoever judges everybody, in transactions of its own. */
export function sharedBook(app: Kysely<Tables>, partnershipId: number): KeyBook {
  return { partnershipId, database: app, run: (work) => inPartnership(app, partnershipId, work), isOpen: false };
}

/**
 * The keys of requirements and bases for one who judges: asked of the database once for each, and for all at once. Whoever judges gets a number that
 * stands for each until then.
 */
export class Keys {
  private readonly requirementPlaces = new Map<string, number>();
  private readonly basisPlaces = new Map<string, number>();
  /** The judge gives one object for many spans, which spares putting it into words for each. */
  private readonly placesOfObjects = new WeakMap<Basis, number>();
  private readonly requirementKeys: number[] = [];
  private readonly basisKeys: number[] = [];
  private newRequirements: string[] = [];
  private newBases: string[] = [];
  private readonly book: KeyBook;

  constructor(book: KeyBook) {
    this.book = book;
  }

  /** A number that stands for the requirement until {@link requirement} says its key. */
  placeOfRequirement(id: string): number {
    return this.requirementPlaces.get(id) ?? placed(id, this.requirementPlaces, this.newRequirements);
  }

  /** A number that stands for the basis until {@link basis} says its key. */
  placeOfBasis(basis: Basis): number {
    const known = this.placesOfObjects.get(basis);
    if (known !== undefined) return known;
    const text = JSON.stringify(basis);
    const place = this.basisPlaces.get(text) ?? placed(text, this.basisPlaces, this.newBases);
    this.placesOfObjects.set(basis, place);
    return place;
  }

  /** Whether places were given of which the keys are not known. */
  get areMissing(): boolean {
    return this.newRequirements.length + this.newBases.length > 0;
  }

  /** Learns the keys of all places; what is met for the first time is given one, for good. */
  async learn(): Promise<void> {
    const [requirements, bases] = [this.newRequirements, this.newBases];
    this.newRequirements = [];
    this.newBases = [];
    const keys = await keysOf(this.book, requirements, bases);
    for (const id of requirements) this.requirementKeys.push(keys.requirement.get(id)!);
    for (const text of bases) this.basisKeys.push(keys.basis.get(text)!);
  }

  requirement(place: number): number {
    return this.requirementKeys[place]!;
  }

  basis(place: number): number {
    return this.basisKeys[place]!;
  }
}

function placed(id: string, places: Map<string, number>, met: string[]): number {
  const place = places.size;
  places.set(id, place);
  met.push(id);
  return place;
}

/** Requirements by id, bases in words. */
interface Known {
  readonly requirement: Map<string, number>;
  readonly basis: Map<string, number>;
}

/** What is known for good of each database, by partnership: keys never change, and every judgement needs them. */
const kept = new WeakMap<object, Map<number, Known>>();

/** More bases than the rules of a partnership have; beyond that they are read anew. */
const MOST_KEPT = 20_000;

function keptOf({ database, partnershipId }: KeyBook): Known {
  // One for each pool of connections, and so for each database.
  const { adapter } = database.getExecutor();
  const partnerships = kept.get(adapter) ?? new Map<number, Known>();
  kept.set(adapter, partnerships);
  const known = partnerships.get(partnershipId);
  if (known !== undefined && known.basis.size <= MOST_KEPT) return known;
  const none: Known = { requirement: new Map(), basis: new Map() };
  partnerships.set(partnershipId, none);
  return none;
}

/** Transactions that gave out keys: what they read is not kept, since they may yet be rolled back. */
const givingOut = new WeakSet<object>();

async function keysOf(book: KeyBook, requirements: readonly string[], bases: readonly string[]): Promise<Known> {
  const keeping = keptOf(book);
  const newRequirements = requirements.filter((id) => !keeping.requirement.has(id));
  const newBases = bases.filter((text) => !keeping.basis.has(text));
  if (newRequirements.length + newBases.length === 0) return keeping;
  const contents = newBases.map((text) => canonicalJson(JSON.parse(text)));
  const hashes = contents.map(sha256);
  const read = () => book.run((tx) => keysRead(tx, newRequirements, hashes));
  let found = await read();
  if (found.requirement.size < newRequirements.length || hashes.some((hash) => !found.basis.has(hash))) {
    if (book.isOpen) givingOut.add(book.database);
    await book.run((tx) => giveOut(tx, book.partnershipId, newRequirements, { hashes, contents }));
    // Read again: another transaction may have been quicker.
    found = await read();
  }
  const isForGood = !givingOut.has(book.database);
  const all = isForGood ? keeping : { requirement: new Map(keeping.requirement), basis: new Map(keeping.basis) };
  for (const [id, key] of found.requirement) all.requirement.set(id, key);
  for (const [place, text] of newBases.entries()) all.basis.set(text, found.basis.get(hashes[place]!)!);
  return all;
}

/** @returns the keys of bases by hash */
async function keysRead(
  tx: Kysely<Tables>,
  requirements: readonly string[],
  hashes: readonly string[],
): Promise<Known> {
  const { rows } = await sql<{ kind: keyof Known; id: string; key: number }>`${prepared('keys_of_spans')}
    select 'requirement' as kind, id, key from requirement where id = any(${requirements})
    union all select 'basis', hash, key from basis where hash = any(${hashes})`.execute(tx);
  const found: Known = { requirement: new Map(), basis: new Map() };
  for (const { kind, id, key } of rows) found[kind].set(id, key);
  return found;
}

async function giveOut(
  tx: Kysely<Tables>,
  partnershipId: number,
  requirements: readonly string[],
  { hashes, contents }: { readonly hashes: readonly string[]; readonly contents: readonly string[] },
): Promise<void> {
  await sql`insert into requirement (partnership_id, id) select ${partnershipId}, r.id from unnest(${requirements}::text[]) as r (id)
    where not exists (select from requirement k where k.id = r.id) on conflict do nothing`.execute(tx);
  await sql`insert into basis (partnership_id, hash, content)
    select ${partnershipId}, b.hash, b.content::json from unnest(${hashes}::text[], ${contents}::text[]) as b (hash, content)
    where not exists (select from basis k where k.hash = b.hash) on conflict do nothing`.execute(tx);
}
