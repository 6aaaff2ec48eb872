import type { PartnershipShown } from '@trellis/api';
import { sql } from 'kysely';
import {
  createPartnership,
  listPartnerships,
  type NewPartnership,
  type Database,
  type PartnershipRow,
} from '@trellis/store';

/** The public id of a demonstration begins with this, so that it stays one whatever it is opened with later. */
export const DEMO_PREFIX = 'demo-';

/** The tenants of an installation, by either of their ids. */
export interface Partnerships {
  /** @throws Error when there is none with this number */
  byNumber(id: number): Promise<PartnershipRow>;
  all(): Promise<readonly PartnershipRow[]>;
  /** The oldest, made now if there is none; of two services that start at once one makes it. */
  first(ifNone: NewPartnership): Promise<PartnershipRow>;
}

/** Tenants are few and never change, so each is read once; one that is not known yet is looked for again. */
export function createPartnerships(database: Database): Partnerships {
  const known = new Map<number, PartnershipRow>();
  const all = async (): Promise<readonly PartnershipRow[]> => {
    const rows = await listPartnerships(database.owner);
    for (const row of rows) known.set(row.id, row);
    return rows;
  };
  return {
    all,
    first: (ifNone) =>
      database.owner.transaction().execute(async (tx) => {
        await sql`lock table door.partnership in share row exclusive mode`.execute(tx);
        const [oldest] = await listPartnerships(tx);
        return oldest ?? (await createPartnership(tx, ifNone));
      }),
    async byNumber(id) {
      if (!known.has(id)) await all();
      const found = known.get(id);
      if (found === undefined) throw new Error('There is no such partnership.');
      return found;
    },
  };
}

/** What a page may show of a partnership. */
export function shown(row: PartnershipRow): PartnershipShown {
  return { id: row.publicId, name: row.name, isDemo: row.publicId.startsWith(DEMO_PREFIX) };
}
