import type { Booking } from '@trellis/core/bookings';
import { questionsOf, runOf, type Answers, type FormStage } from '@trellis/core/evaluation';
import { takeAnswers } from '@trellis/core/quality';
import type { Avonmere } from './avonmere.ts';
import type { CourseRun } from './course-run.ts';

/** What somebody answers: the rank of each objective in the order of the form, and what they write, by question. */
export interface SheetSaid {
  readonly ranks: readonly number[];
  readonly texts?: Readonly<Record<string, string>>;
}

/**
 * Answers one sheet of an event for each of these bookings, as the learners would on theirs, now.
 *
 * @param said - what somebody answers, by their place in the list
 */
export async function answerSheets(
  { trellis }: Avonmere,
  run: CourseRun,
  stage: FormStage,
  bookings: readonly Booking[],
  said: (at: number) => SheetSaid,
): Promise<void> {
  const keys = await trellis.act(async (ctx) => {
    const event = (await ctx.store.events.event(run.eventId))!;
    const { form } = await runOf(ctx, event);
    const course = await ctx.store.courses.course(event.courseId);
    const { objectives } = course!.versions.find(({ version }) => version === event.courseVersion)!;
    return questionsOf(form!, { stage, objectives, before: {} })
      .filter(({ item }) => item.kind === 'objectives')
      .flatMap(({ lines }) => lines.map(({ key }) => key));
  });
  for (const [at, { id: bookingId, personId }] of bookings.entries()) {
    const { ranks, texts = {} } = said(at);
    const ratings: Answers['ratings'] = Object.fromEntries(keys.map((key, place) => [key, ranks[place]!]));
    const answers: Answers = { ratings, thinkingBack: {}, choices: {}, texts, sharesPlan: false };
    await run.as(personId, (ctx) => takeAnswers(ctx, { bookingId, stage, answers }));
  }
}
