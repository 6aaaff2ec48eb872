import { record, type Context } from '../../context.ts';
import type { EventId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { eventOf } from './assign-trainers.ts';
import { refusal } from '../check-event.ts';
import { insistOnEventsEditor } from '../programme/save-event.ts';
import type { EventNote } from '../schema.ts';
import type { EventsStores } from '../store.ts';
import { nameOf } from '../../people/name-of.ts';

/** A note as the coordinator reads it. */
export type EventNoteShown = EventNote & { readonly name: string };

/**
 * Tells the coordinator something of a day: distress in the room, say. Only those who look after the programme read it; the audit keeps that it was
 * written, and not what.
 *
 * @throws `events.not-found`, also for whoever does not lead that event
 * @source house distress is told to somebody who can act, and put on nobody's record
 */
export async function noteToCoordinator(
  ctx: Context<EventsStores>,
  { eventId, text }: { readonly eventId: EventId; readonly text: string },
): Promise<void> {
  const personId = ctx.actor.personId;
  const leads =
    personId !== undefined &&
    (await ctx.store.trainers.assignmentsOf([eventId])).some((each) => each.personId === personId);
  if (!leads) throw refusal('events.not-found', 'There is no such event among those that you train.');
  const note: EventNote = { id: ctx.newId(), eventId, personId, text: text.trim(), writtenAt: ctx.now };
  await ctx.store.events.saveNote(note);
  await record(ctx, { action: 'events.note', subject: { kind: 'event', id: eventId }, after: { noteId: note.id } });
}

/**
 * What trainers told of an event, the newest first.
 *
 * @param asked.isOpen - only what nobody has dealt with yet, or only what somebody has
 * @throws `access.not-permitted`, `events.not-found`, `paging.unknown-cursor`
 */
export async function eventNotes(
  ctx: Context<EventsStores>,
  { eventId, isOpen }: { readonly eventId: EventId; readonly isOpen?: boolean | undefined },
  page: PageRequest,
): Promise<Page<EventNoteShown>> {
  insistOnEventsEditor(ctx.actor);
  await eventOf(ctx, eventId);
  const found = await ctx.store.events.notes({ eventId, isOpen }, page);
  const people = await ctx.store.people.people(found.rows.map(({ personId }) => personId));
  const names = new Map(people.map((person) => [person.id, nameOf(person)]));
  return { ...found, rows: found.rows.map((note) => ({ ...note, name: names.get(note.personId) ?? '' })) };
}

/**
 * Says that a note is dealt with. Its words are forgotten at once; that there was one stays.
 *
 * @throws `access.not-permitted`, `events.note-not-found`
 */
export async function closeNote(
  ctx: Context<EventsStores>,
  { eventId, id }: { readonly eventId: EventId; readonly id: string },
): Promise<void> {
  insistOnEventsEditor(ctx.actor);
  const note = await ctx.store.events.note(id);
  if (note?.eventId !== eventId || note.closedAt !== undefined)
    throw refusal('events.note-not-found', 'There is no such note to deal with.');
  await ctx.store.events.saveNote({ ...note, text: '', closedAt: ctx.now });
  await record(ctx, { action: 'events.close-note', subject: { kind: 'event', id: eventId }, after: { noteId: id } });
}
