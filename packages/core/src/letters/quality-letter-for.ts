import { localDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import type { CourseId, PersonId } from '../ids.ts';
import type { Notice, QualityNoticeKind } from '../notices/schema.ts';
import type { Observation, QualityAction } from '../quality/schema.ts';
import type { QualityStores } from '../quality/store.ts';
import type { LetterHouse } from './letter-facts.ts';
import { inOwnName, livingPerson, type LetterNow } from './letter-reader.ts';
import { qualityLetter, type QualityFacts } from './quality-words.ts';

type Told = Pick<QualityFacts, 'courseTitle' | 'event' | 'on' | 'agencyName' | 'hasAction'> & {
  /** It would still say what is so. */
  readonly isSo: boolean;
};

/**
 * A notice about the quality of training in words, addressed. Nobody passes it on: it is for whoever was named, in her own name.
 *
 * @param kind - the kind of the notice
 */
export async function qualityLetterFor(
  ctx: Context<QualityStores>,
  { personId, aboutId = '' }: Pick<Notice, 'personId' | 'aboutId'>,
  kind: QualityNoticeKind,
  house: LetterHouse,
): Promise<LetterNow> {
  const person = await livingPerson(ctx, personId);
  const told = person && (await TOLD[kind](ctx, aboutId, personId));
  if (!person || !told) return { state: 'not-needed' };
  const { isSo, ...facts } = told;
  const { now, timeZone } = ctx;
  const letter = qualityLetter({ ...facts, kind, house, now, timeZone, givenName: person.givenName, aboutId });
  return isSo ? await inOwnName(ctx, person, letter) : { state: 'not-needed', letter };
}

type Teller = (ctx: Context<QualityStores>, id: string, personId: PersonId) => Promise<Told | undefined>;

const TOLD: Readonly<Record<QualityNoticeKind, Teller>> = {
  async 'observation-planned'(ctx, id, personId) {
    const found = await ctx.store.quality.observation(id);
    const of = found && (await sessionOf(ctx, found));
    const isSo = found?.state !== 'shared' && found?.observerId === personId && of?.event.state !== 'cancelled';
    return of && { ...of, isSo };
  },
  async 'observation-shared'(ctx, id, personId) {
    const found = await ctx.store.quality.observation(id);
    const of = found && (await sessionOf(ctx, found));
    if (!of) return undefined;
    const actions = await ctx.store.quality.actionsOf({ kind: 'observation', id });
    return {
      ...of,
      hasAction: actions.some((action) => isOpenFor(action, personId)),
      isSo: found.state === 'shared' && found.trainerIds.includes(personId),
    };
  },
  async 'action-agreed'(ctx, id, personId) {
    const found = await ctx.store.quality.action(id);
    if (!found) return undefined;
    return { courseTitle: await courseOfAction(ctx, found), on: found.dueOn, isSo: isOpenFor(found, personId) };
  },
  async 'review-taken-on'(ctx, id, personId) {
    const found = await ctx.store.quality.review(id);
    if (!found) return undefined;
    const courseTitle = await titleOf(ctx, found.courseId);
    return { courseTitle, on: found.dueOn, isSo: found.state === 'open' && found.ownerId === personId };
  },
  async 'endorsement-ending'(ctx, id) {
    const { standards, people } = ctx.store;
    const found = await standards.endorsement(id);
    if (found?.expiresOn === undefined) return undefined;
    const agencies = await people.agencies();
    return {
      courseTitle: await titleOf(ctx, found.courseId),
      agencyName: agencies.find((agency) => agency.id === found.agencyId)?.name ?? '',
      on: found.expiresOn,
      isSo:
        (found.state === 'endorsed' || found.state === 'declared') &&
        localDate(ctx.now, ctx.timeZone) <= found.expiresOn,
    };
  },
};

function isOpenFor({ closed, ownerId }: QualityAction, personId: PersonId): boolean {
  return closed === undefined && ownerId === personId;
}

async function sessionOf(ctx: Context<QualityStores>, { eventId }: Pick<Observation, 'eventId'>) {
  const event = await ctx.store.events.event(eventId);
  return event && { event, courseTitle: await titleOf(ctx, event.courseId) };
}

async function courseOfAction(ctx: Context<QualityStores>, { of }: QualityAction): Promise<string | undefined> {
  const { quality, events } = ctx.store;
  switch (of.kind) {
    case 'review': {
      const review = await quality.review(of.id);
      return review && (await titleOf(ctx, review.courseId));
    }
    case 'observation': {
      const observation = await quality.observation(of.id);
      const event = observation && (await events.event(observation.eventId));
      return event && (await titleOf(ctx, event.courseId));
    }
    case 'lesson':
      return undefined;
  }
}

async function titleOf(ctx: Context<QualityStores>, id: CourseId): Promise<string> {
  return (await ctx.store.courses.course(id))?.course.title ?? '';
}
