import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { millisecondsOf } from '../timing.ts';
import { copyAway, copyFromFile, copyToFile } from './copy.ts';
import type { World } from './world.ts';

/** How long plain COPY takes, milliseconds. */
export interface PlainCopy {
  /** Into tables without an index. */
  readonly bare: number;
  /** Into tables with the indexes that the product's have. */
  readonly indexed: number;
}

/**
 * The least that judging everybody again could take: posts, evidence and the spans known so far, with which everything is compared, read with COPY, and the
 * very spans and cells that are stored now written with COPY. The better of two runs each.
 */
export async function plainCopy(world: World): Promise<PlainCopy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'trellis-copy-'));
  const tables = ['span', 'tally'] as const;
  const fileOf = (table: string) => path.join(folder, table);
  try {
    return await world.owner(async (client) => {
      await client.query('create schema if not exists lms');
      for (const table of tables)
        await copyToFile(
          client,
          `copy (select * from ${table} where partnership_id = ${world.partnershipId}) to stdout (format binary)`,
          fileOf(table),
        );
      const copyAll = async (): Promise<void> => {
        await copyAway(
          client,
          `copy (select person_id, key, agency_id, title_key, audiences, flags, starts_on, ends_on from post where known_to = 'infinity') to stdout (format binary)`,
        );
        await copyAway(
          client,
          `copy (select person_id, key, kind, course_ref, course_version, satisfies, achieved_on, hours, participatory_hours, domain, signed_off_on
            from evidence where known_to = 'infinity' and not withdrawn) to stdout (format binary)`,
        );
        await copyAway(
          client,
          `copy (select * from span where partnership_id = ${world.partnershipId}) to stdout (format binary)`,
        );
        for (const table of tables)
          await copyFromFile(client, `copy lms.${table}_copy from stdin (format binary)`, fileOf(table));
      };
      const once = async (like: string): Promise<number> => {
        for (const table of tables) {
          await client.query(`drop table if exists lms.${table}_copy`);
          await client.query(`create table lms.${table}_copy (like ${table}_${world.partnershipId} ${like})`);
        }
        return await millisecondsOf(copyAll);
      };
      const bare = Math.min(await once(''), await once(''));
      const indexed = Math.min(await once('including indexes'), await once('including indexes'));
      for (const table of tables) await client.query(`drop table lms.${table}_copy`);
      return { bare, indexed };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
