import type { Stores } from '@trellis/core';
import type { Transaction } from 'kysely';
import { createCipher } from './cipher.ts';
import type { Database } from './database.ts';
import { createPartnership, type PartnershipRow } from './partnership.ts';
import { createStores } from './stores.ts';
import type { Tables } from './tables.ts';
import { inPartnership } from './tenancy.ts';

/** A partnership in a test, and a way to work in it as a request would. */
export interface TestPartnership extends PartnershipRow {
  /**
   * Runs some work in a transaction of this partnership's own.
   *
   * @param now - the moment of the request, RFC 3339
   */
  readonly at: <Result>(
    now: string,
    work: (stores: Stores, tx: Transaction<Tables>) => Promise<Result>,
  ) => Promise<Result>;
}

const cipher = createCipher('the secret of an installation under test');

/** Adds a partnership to a test's database. */
export async function createTestPartnership(database: Database, publicId = 'north-shire'): Promise<TestPartnership> {
  const partnership = await createPartnership(database.owner, { publicId, name: `${publicId} partnership` });
  return {
    ...partnership,
    at: (now, work) =>
      inPartnership(database.app, partnership.id, (tx) =>
        work(createStores(tx, { partnershipId: partnership.id, now, cipher, timeZone: partnership.timeZone }), tx),
      ),
  };
}
