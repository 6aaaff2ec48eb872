import type { Agency } from '@trellis/core/people';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';

/** All agencies, by short name. */
export async function agencies({ tx }: Binding): Promise<readonly Agency[]> {
  const rows = await tx.selectFrom('agency').selectAll().orderBy('ref').execute();
  return rows.map((row) => ({
    id: row.id as Agency['id'],
    ref: row.ref,
    name: row.name,
    kind: row.kind as Agency['kind'],
    ...(row.annual_turnover_pence === null ? {} : { annualTurnoverPence: row.annual_turnover_pence }),
  }));
}

/** Makes agencies what they are given as. */
export async function saveAgencies({ tx, partnershipId }: Binding, saved: readonly Agency[]): Promise<void> {
  if (saved.length === 0) return;
  const given = incoming(
    saved.map(({ annualTurnoverPence, ...agency }) => ({ ...agency, annual_turnover_pence: annualTurnoverPence })),
    { id: 'text', ref: 'text', name: 'text', kind: 'text', annual_turnover_pence: 'bigint' },
  );
  await sql`
    insert into agency (partnership_id, id, ref, name, kind, annual_turnover_pence)
    select ${partnershipId}, i.* from ${given} i
    on conflict (partnership_id, id) do update set ref = excluded.ref, name = excluded.name, kind = excluded.kind,
      annual_turnover_pence = excluded.annual_turnover_pence`.execute(tx);
}

/** Makes others who call this with one of these short names wait, in an order that keeps two of them from waiting for each other. */
export async function lockAgencies({ tx, partnershipId }: Binding, refs: readonly string[]): Promise<void> {
  const names = [...new Set(refs)].map((ref) => `agency ${partnershipId} ${ref}`).toSorted();
  await sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${names}::text[]) with ordinality as n (name, place) order by place`.execute(
    tx,
  );
}
