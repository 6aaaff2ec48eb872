import type { Pack } from '@trellis/core/frameworks';
import type { Binding } from '../binding.ts';

/** What a pack may lack that was stored before packs had it. */
export const NOTHING_OF: Pick<
  Pack,
  'chargingPolicies' | 'calendars' | 'awards' | 'crosswalk' | 'returnTemplates' | 'forms' | 'standards'
> = {
  chargingPolicies: [],
  calendars: [],
  awards: [],
  crosswalk: [],
  returnTemplates: [],
  forms: [],
  standards: [],
};

/** More packs than a service has; beyond that it is read anew. */
const MOST_KEPT = 500;

/** Content by its hash: the same hash is the same content for ever, whose ever it is. Nobody reaches one but by a hash of her own. */
const kept = new Map<string, Pack>();

/**
 * The packs that a partnership has stored. They are read on every request and never change, so that only their hashes are asked for
 * each time. What is given is frozen: it is shared.
 */
export async function storedPacks({ tx }: Pick<Binding, 'tx'>): Promise<readonly Pack[]> {
  const rows = await tx.selectFrom('pack').select('hash').orderBy('id').orderBy('version').execute();
  // Taken now: somebody else's request may empty what is kept while this one reads.
  const packs = new Map(rows.map(({ hash }) => [hash, kept.get(hash)]));
  const missing = [...packs].flatMap(([hash, pack]) => (pack === undefined ? [hash] : []));
  if (missing.length > 0) {
    const found = await tx.selectFrom('pack').select(['hash', 'content']).where('hash', 'in', missing).execute();
    if (kept.size + found.length > MOST_KEPT) kept.clear();
    for (const { hash, content } of found) {
      const pack = whole(content);
      packs.set(hash, pack);
      kept.set(hash, pack);
    }
  }
  return rows.map(({ hash }) => packs.get(hash)!);
}

function whole(content: unknown): Pack {
  return frozen({ ...NOTHING_OF, ...(content as Pack) });
}

function frozen<Value extends object>(value: Value): Value {
  for (const item of Object.values(value) as unknown[])
    if (typeof item === 'object' && item !== null && !Object.isFrozen(item)) frozen(item);
  return Object.freeze(value);
}
