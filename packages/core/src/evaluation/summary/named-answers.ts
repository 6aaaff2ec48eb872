import type { Actor } from '../../actor.ts';
import type { Instant } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { BookingId, EventId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { agencyScope, PARTNERSHIP_ROLES, type ScopeErrorCode } from '../../scope.ts';
import type { Form, FormStage } from '../schema.ts';
import type { EvaluationStores, NamedAnswer } from '../store.ts';
import { nameOf } from '../../people/name-of.ts';

/** What one person answered on one sheet of a named form. */
export interface NamedAnswers {
  readonly bookingId: BookingId;
  readonly name: string;
  readonly agencyName: string;
  readonly stage: FormStage;
  readonly answeredAt: Instant;
  readonly ratings: readonly {
    readonly title: string;
    readonly label: string;
    readonly rank: number;
    readonly isThinkingBack: boolean;
  }[];
  readonly choices: readonly { readonly title: string; readonly text: string }[];
  readonly texts: readonly { readonly title: string; readonly text: string }[];
}

/** Refuses whoever may not read named answers. @throws `access.not-permitted` */
export function insistOnNamed(actor: Actor): void {
  if (agencyScope(actor, PARTNERSHIP_ROLES).all) return;
  throw new DomainError<ScopeErrorCode>(
    'access.not-permitted',
    'Only a coordinator or an administrator of the partnership reads what people answered by name.',
  );
}

/**
 * What people answered on an event's named form, with whose it is. That it was opened is kept in the audit; of an anonymous form there is nothing.
 *
 * @throws `access.not-permitted`, `events.not-found`
 * @source house
 */
export async function namedAnswers(
  ctx: Context<EvaluationStores>,
  { eventId }: { readonly eventId: EventId },
  page: PageRequest,
): Promise<Page<NamedAnswers>> {
  insistOnNamed(ctx.actor);
  const { events, bookings, evaluation, people } = ctx.store;
  if ((await events.event(eventId)) === undefined) throw new DomainError('events.not-found', 'There is no such event.');
  const found = await bookings.list({ eventId }, page);
  const answers = Map.groupBy(await evaluation.answers(found.rows.map(({ id }) => id)), ({ bookingId }) => bookingId);
  const names = new Map(
    (await people.people(found.rows.map(({ personId }) => personId))).map((person) => [person.id, nameOf(person)]),
  );
  const agencies = new Map((await people.agencies()).map(({ id, name }) => [id, name]));
  const form = (await evaluation.runs([eventId]))[0]?.form;
  const rows = found.rows.flatMap(({ id, personId, agencyId }) =>
    (answers.get(id) ?? []).map((answer): NamedAnswers => ({
      bookingId: id,
      name: names.get(personId) ?? '',
      agencyName: agencies.get(agencyId) ?? '',
      ...shown(answer, form),
    })),
  );
  if (rows.length > 0)
    await record(ctx, {
      action: 'evaluation.read-named-answers',
      subject: { kind: 'event', id: eventId },
      after: { bookings: [...new Set(rows.map(({ bookingId }) => bookingId))] },
    });
  return { ...found, rows };
}

function shown(
  { stage, answeredAt, ratings, choices, texts }: NamedAnswer,
  form: Form | undefined,
): Omit<NamedAnswers, 'bookingId' | 'name' | 'agencyName'> {
  const items = form?.items ?? [];
  const titleOf = (itemId: string) => items.find(({ id }) => id === itemId)?.title ?? itemId;
  const labelOf = (itemId: string, choiceId: string) => {
    const item = items.find(({ id }) => id === itemId);
    return (item?.kind === 'choice' && item.choices.find(({ id }) => id === choiceId)?.label) || choiceId;
  };
  return {
    stage,
    answeredAt,
    ratings: ratings.map(({ item, rank, isThinkingBack }) => ({
      title: item.title,
      label: item.labels[rank - 1] ?? String(rank),
      rank,
      isThinkingBack,
    })),
    choices: Object.entries(choices).map(([itemId, chosen]) => ({
      title: titleOf(itemId),
      text: chosen.map((choiceId) => labelOf(itemId, choiceId)).join(', '),
    })),
    // A plan is the learner's own, and shared with a manager or with nobody.
    texts: texts.flatMap(({ itemId, words, isPlan }) => (isPlan ? [] : [{ title: titleOf(itemId), text: words }])),
  };
}
