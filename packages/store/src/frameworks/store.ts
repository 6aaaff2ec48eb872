import { canonicalJson, DomainError } from '@trellis/core';
import type { FrameworksErrorCode, FrameworksStore, Pack, PackActivation } from '@trellis/core/frameworks';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { sha256 } from '../sha256.ts';
import { isKnown, saveVersions, type VersionedTable } from '../versions.ts';
import { createEquivalences } from './equivalences.ts';
import { NOTHING_OF, storedPacks } from './pack-contents.ts';
import type { PackActivationTable } from './table.ts';

const activationTable: VersionedTable = {
  name: 'pack_activation',
  identity: { pack_id: 'text', version: 'text' },
  content: { valid_from: 'date', valid_to: 'date', readings: 'jsonb', confirmed_by: 'text' },
};

/** The packs of one partnership and what of them is at work. */
export function createFrameworksStore(binding: Binding): FrameworksStore {
  const { tx } = binding;
  return {
    ...createEquivalences(binding),
    packs: () => storedPacks(binding),
    savePack: (pack) => savePack(binding, pack),
    async activations(knownAt) {
      const { rows } = await sql<Selectable<PackActivationTable>>`
        select * from pack_activation where ${isKnown(knownAt)} order by pack_id, valid_from nulls first, version`.execute(
        tx,
      );
      return rows.map(activationOf);
    },
    async saveActivation({ packId, version, from, to, readings, confirmedBy }) {
      const row = { pack_id: packId, version, valid_from: from, valid_to: to, readings, confirmed_by: confirmedBy };
      await saveVersions(binding, activationTable, [row]);
    },
  };
}

/** What packs did not always have is left out where empty, so that a pack stored before is the same content still. */
function contentOf(pack: Pack): string {
  const later = Object.keys(NOTHING_OF) as (keyof typeof NOTHING_OF)[];
  const empty = later.filter((each) => pack[each].length === 0);
  return canonicalJson({ ...pack, ...Object.fromEntries(empty.map((each) => [each, undefined])) });
}

async function savePack({ tx, partnershipId }: Binding, pack: Pack): Promise<void> {
  const content = contentOf(pack);
  const hash = sha256(content);
  await tx
    .insertInto('pack')
    .values({ partnership_id: partnershipId, id: pack.id, version: pack.version, hash, content })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const stored = await tx
    .selectFrom('pack')
    .select('hash')
    .where('id', '=', pack.id)
    .where('version', '=', pack.version)
    .executeTakeFirstOrThrow();
  if (stored.hash === hash) return;
  throw new DomainError<FrameworksErrorCode>(
    'frameworks.version-changed',
    `The pack ${pack.id} ${pack.version} is stored with other content. Give the changed pack a new version.`,
    { pack: pack.id, version: pack.version },
  );
}

function activationOf(row: Selectable<PackActivationTable>): PackActivation {
  return {
    packId: row.pack_id,
    version: row.version,
    from: row.valid_from,
    to: row.valid_to,
    readings: row.readings as PackActivation['readings'],
    ...(row.confirmed_by === null ? {} : { confirmedBy: row.confirmed_by }),
  };
}
