import { spokenDay } from '../../wording.ts';
import type { Context } from '../../context.ts';
import { firstDayOf } from '../../bookings/moments.ts';
import type { PersonId } from '../../ids.ts';
import { nextOn, openSheet, type OpenSheet, type WhichSheet } from './open-sheet.ts';
import type { FormHeading } from '../../frameworks/pack/form.ts';
import type { Answers, Form, FormStage, Sheet } from '../schema.ts';
import type { EvaluationStores, NamedAnswer } from '../store.ts';

/**
 * One form at one stage, for one booking, as whoever answers it sees it.
 *
 * @throws `evaluation.sheet-not-found`, also for a sheet of somebody else
 */
export async function sheet(ctx: Context<EvaluationStores>, which: WhichSheet): Promise<Sheet> {
  const opened = await openSheet(ctx, which);
  const { form, event, course, version, window, state, stage, booking } = opened;
  const own = opened.answers.find(
    (answer) => answer.stage === stage && (stage !== 'manager' || answer.personId === ctx.actor.personId),
  );
  const next = nextOn(opened, ctx.timeZone);
  return {
    bookingId: booking.id,
    stage,
    state,
    form: { id: form.id, version: form.version, title: form.title, naming: form.naming },
    heading: [...(await headingOf(ctx, opened))],
    course: { id: course.id, ref: course.ref, title: course.title, ...(version !== undefined && { version }) },
    event: { id: event.id, startsAt: opened.run.startsAt, endsAt: opened.run.endsAt },
    questions: [...opened.questions],
    ...(own && { answers: answersOf(own) }),
    ...window,
    ...(next !== undefined && { nextOn: next }),
    ...(stage === 'manager' && { learner: await learnerOf(ctx, opened) }),
  };
}

/** A kept answer as it was sent. */
export function answersOf({ ratings, choices, texts, sharesPlan, talkOn }: NamedAnswer): Answers {
  const ranks = (isThinkingBack: boolean) =>
    Object.fromEntries(
      ratings.filter((one) => one.isThinkingBack === isThinkingBack).map(({ item, rank }) => [item.key, rank]),
    );
  return {
    ratings: ranks(false),
    thinkingBack: ranks(true),
    choices,
    texts: Object.fromEntries(texts.map(({ itemId, words }) => [itemId, words])),
    sharesPlan,
    ...(talkOn !== undefined && { talkOn }),
  };
}

/** An action plan in words, under the titles of its form. */
export function planOf(
  form: Form | undefined,
  answers: readonly NamedAnswer[],
  stages: readonly FormStage[],
): { title: string; text: string }[] {
  return answers
    .filter(({ stage }) => stages.includes(stage))
    .toSorted((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage))
    .flatMap(({ texts, stage }) =>
      texts
        .filter(({ isPlan }) => isPlan || stage === 'manager')
        .map(({ itemId, words }) => ({
          title: form?.items.find(({ id }) => id === itemId)?.title ?? itemId,
          text: words,
        })),
    );
}

/** The stages at which a learner says what they plan. */
export const PLANNING: readonly FormStage[] = ['before', 'after', 'follow-up'];

async function learnerOf(
  { store }: Context<EvaluationStores>,
  { booking, form, answers }: OpenSheet,
): Promise<Sheet['learner']> {
  const name = await nameOf(store, booking.personId);
  const shared = answers.filter(({ sharesPlan }) => sharesPlan);
  return { personId: booking.personId, name, plan: planOf(form, shared, PLANNING) };
}

/** What a form is headed with; on an anonymous one nothing about a person. */
const ANONYMOUS_HEADINGS: readonly FormHeading[] = ['course-title', 'course-date'];

async function headingOf(
  { store, timeZone }: Context<EvaluationStores>,
  { form, course, event, booking }: OpenSheet,
): Promise<Sheet['heading']> {
  const wanted = form.headings.filter((each) => form.naming === 'named' || ANONYMOUS_HEADINGS.includes(each));
  if (wanted.length === 0) return [];
  const post = await store.people.post(booking.postId);
  const agencies = new Map((await store.people.agencies()).map(({ id, name }) => [id, name]));
  const texts: Readonly<Record<FormHeading, string | undefined>> = {
    'course-title': course.title,
    'course-date': spokenDay(firstDayOf(event.sessions, timeZone)),
    name: await nameOf(store, booking.personId),
    'job-title': post?.jobTitle,
    'manager-name': post?.managerPersonId && (await nameOf(store, post.managerPersonId)),
    // Nobody's address is on record; where they work is.
    'work-postal-address': agencies.get(booking.agencyId),
  };
  return wanted.flatMap((id) => (texts[id] ? [{ id, text: texts[id] }] : []));
}

async function nameOf(store: EvaluationStores, id: PersonId): Promise<string> {
  const person = await store.people.person(id);
  return person === undefined ? '' : `${person.givenName} ${person.familyName}`.trim();
}
