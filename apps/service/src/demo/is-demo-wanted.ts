import { DEMO_PREFIX } from '@trellis/host';
import { listPartnerships, type Database } from '@trellis/store';
import { SettingsError, type Settings } from '../settings.ts';

/** The public id of the demo partnership. */
export const DEMO_ID = `${DEMO_PREFIX}avonmere`;

/**
 * Whether this start is one of the demonstration: by the settings, and by what the database holds. Invented people never come to stand
 * beside real ones.
 *
 * @throws SettingsError when the demo is asked for where a real partnership is
 */
export async function isDemoWanted({ demo }: Pick<Settings, 'demo'>, database: Database): Promise<boolean> {
  if (demo === 'off') return false;
  const ids = (await listPartnerships(database.owner)).map(({ publicId }) => publicId);
  if (ids.length === 0 || ids.includes(DEMO_ID)) return true;
  if (demo === 'auto') return false;
  if (ids.every((id) => id.startsWith(DEMO_PREFIX))) return true;
  throw new SettingsError(
    'TRELLIS_DEMO',
    'this database holds a real partnership, so the demo is not loaded into it. Name another folder in TRELLIS_DATA_DIR.',
  );
}
