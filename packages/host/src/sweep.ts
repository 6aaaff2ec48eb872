import { localDate } from '@trellis/core';
import { forgetUnsure } from '@trellis/core/lms';
import { removeUploads, sweepDoor } from '@trellis/store';
import { jobActor } from './actors.ts';
import type { Installation } from './installation.ts';

/**
 * For how many days what came of an upload's rows is kept: long enough to mend the file, and no longer, since the report tells of people.
 *
 * @source house
 */
const UPLOAD_DAYS = 30;

/**
 * For how many days after an event it is known what people needed to take part, where nobody closes its register; closing it forgets them at once.
 *
 * @source house
 */
const NEEDS_DAYS = 14;

/**
 * For how many days it is known that somebody was told something, which answers who says that she never heard of it.
 *
 * @source house
 */
const NOTICE_DAYS = 365;

/**
 * For how many days it is known who was sent a report, which answers who says that they never had it.
 *
 * @source house
 */
const DELIVERY_DAYS = 365;

/**
 * For how many days what a trainer told the coordinator of a day is kept, where nobody says that it is dealt with; saying so forgets it at once.
 *
 * @source house
 */
const NOTE_DAYS = 365;

/**
 * Removes what has expired: at the door, and in every partnership uploads, people of whom an LMS says nothing any more, needs, what trainers
 * told of a day, notices, letters with reports and what was written on evaluation forms.
 */
export async function sweep(installation: Installation): Promise<void> {
  const { database, partnerships } = installation;
  const at = installation.now();
  await sweepDoor(database.app, at.toISOString());
  const daysAgo = (days: number): string => new Date(at.getTime() - days * 86_400_000).toISOString();
  for (const { id } of await partnerships.all()) {
    await installation.bind(
      id,
      jobActor('sweep'),
    )(async ({ tx, store, timeZone }) => {
      await removeUploads(tx, daysAgo(UPLOAD_DAYS));
      await store.bookings.forgetNeeds(daysAgo(NEEDS_DAYS));
      await store.events.forgetNotes(daysAgo(NOTE_DAYS));
      await store.notices.forgetNotices(daysAgo(NOTICE_DAYS));
      await store.evaluation.forgetTexts(localDate(at, timeZone));
      await store.deliveries.forgetDeliveries(daysAgo(DELIVERY_DAYS));
    });
    await installation.act(id, jobActor('sweep'), forgetUnsure);
  }
}
