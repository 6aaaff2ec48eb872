import { forgetUnsure } from '@trellis/core/lms';
import { removeUploads, sweepDoor } from '@trellis/store';
import { jobActor } from './actors.ts';
import type { Installation } from './installation.ts';

/**
 * For how many days what came of an upload's rows is kept: long enough to mend the file, and no longer, since the report tells of people.
 *
 * @source house
 */
export const UPLOAD_DAYS = 30;

/** Removes what has expired: at the door, and in every partnership uploads and people of whom an LMS says nothing any more. */
export async function sweep(installation: Installation): Promise<void> {
  const { database, partnerships } = installation;
  const at = installation.now();
  await sweepDoor(database.app, at.toISOString());
  const before = new Date(at.getTime() - UPLOAD_DAYS * 86_400_000).toISOString();
  for (const { id } of await partnerships.all()) {
    await installation.bind(id, jobActor('sweep'))(({ tx }) => removeUploads(tx, before));
    await installation.act(id, jobActor('sweep'), forgetUnsure);
  }
}
