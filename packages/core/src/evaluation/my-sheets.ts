import type { Context } from '../context.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { SheetListed } from './schema.ts';
import { settleRuns } from './settle-run.ts';
import { sheetState } from './sheet-state.ts';
import type { EvaluationStores } from './store.ts';

/** How many events of one person are looked up at once, where the clock has not done it yet. */
const MOST_TO_SETTLE = 50;

/**
 * Sheets that can be answered or changed now: of one's own learning, and those that one owes as somebody's manager. Newest first.
 *
 * @throws `paging.unknown-cursor`
 */
export async function mySheets(ctx: Context<EvaluationStores>, page: PageRequest): Promise<Page<SheetListed>> {
  const { personId } = ctx.actor;
  if (personId === undefined) return { rows: [] };
  const { evaluation, events, courses, people } = ctx.store;
  await settleRuns(ctx, await evaluation.toSettle(MOST_TO_SETTLE, personId));
  const found = await evaluation.listSheets(personId, page);
  const runs = new Map((await events.events(found.rows.map(({ eventId }) => eventId))).map((each) => [each.id, each]));
  const offered = await courses.byIds([...new Set([...runs.values()].map(({ courseId }) => courseId))]);
  const known = new Map(offered.map(({ course }) => [course.id, course]));
  const others = found.rows.filter(({ stage }) => stage === 'manager').map((row) => row.personId);
  const names = new Map((await people.people(others)).map((person) => [person.id, person]));
  return {
    ...found,
    rows: found.rows.map((row) => {
      const event = runs.get(row.eventId)!;
      const learner = names.get(row.personId);
      return {
        bookingId: row.bookingId,
        stage: row.stage,
        state: sheetState(row.kept?.state, row.window, ctx.now),
        course: {
          id: event.courseId,
          ref: known.get(event.courseId)?.ref ?? '',
          title: known.get(event.courseId)?.title ?? '',
          ...(event.courseVersion !== undefined && { version: event.courseVersion }),
        },
        event: { id: event.id, startsAt: event.sessions[0]!.startsAt, endsAt: event.sessions.at(-1)!.endsAt },
        ...row.window,
        ...(row.kept?.state === 'answered' && row.kept.at !== undefined && { answeredAt: row.kept.at }),
        ...(row.stage === 'manager' &&
          learner !== undefined && { learnerName: `${learner.givenName} ${learner.familyName}`.trim() }),
      };
    }),
  };
}
