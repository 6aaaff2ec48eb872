import { canonicalJson } from '@trellis/core';
import type { Basis } from '@trellis/core/compliance';
import { sql, type Kysely } from 'kysely';
import { sha256 } from '../../sha256.ts';
import type { Tables } from '../../tables.ts';
import { inPartnership } from '../../tenancy.ts';

/** The keys of requirements and bases for one who judges very many: asked of the database once for each. */
export class Keys {
  private readonly requirementPlaces = new Map<string, number>();
  private readonly basisPlaces = new Map<string, number>();
  /** The judge gives one object for many spans, which spares putting it into words for each. */
  private readonly placesOfObjects = new WeakMap<Basis, number>();
  private readonly requirementKeys: number[] = [];
  private readonly basisKeys: number[] = [];
  private newRequirements: string[] = [];
  private newBases: string[] = [];

  private readonly app: Kysely<Tables>;
  private readonly partnershipId: number;

  constructor(app: Kysely<Tables>, partnershipId: number) {
    this.app = app;
    this.partnershipId = partnershipId;
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
    const requirements = this.newRequirements;
    const bases = this.newBases.map((text) => canonicalJson(JSON.parse(text)));
    this.newRequirements = [];
    this.newBases = [];
    const hashes = bases.map(sha256);
    const { app, partnershipId } = this;
    await inPartnership(app, partnershipId, async (tx) => {
      await sql`insert into requirement (partnership_id, id) select ${partnershipId}, r.id from unnest(${requirements}::text[]) as r (id)
        where not exists (select from requirement k where k.id = r.id) on conflict do nothing`.execute(tx);
      await sql`insert into basis (partnership_id, hash, content)
        select ${partnershipId}, b.hash, b.content::json from unnest(${hashes}::text[], ${bases}::text[]) as b (hash, content)
        where not exists (select from basis k where k.hash = b.hash) on conflict do nothing`.execute(tx);
    });
    await inPartnership(app, partnershipId, async (tx) => {
      type Row = { readonly id: string; readonly key: number };
      const known = await sql<Row>`select id, key from requirement where id = any(${requirements})`.execute(tx);
      const keys = new Map(known.rows.map(({ id, key }) => [id, key]));
      this.requirementKeys.push(...requirements.map((id) => keys.get(id)!));
      const found = await sql<Row>`select hash as id, key from basis where hash = any(${hashes})`.execute(tx);
      const byHash = new Map(found.rows.map(({ id, key }) => [id, key]));
      this.basisKeys.push(...hashes.map((hash) => byHash.get(hash)!));
    });
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
