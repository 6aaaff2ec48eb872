import { localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { course } from '../../courses/actions.ts';
import { insistOnCourseVersion } from '../../courses/insist.ts';
import {
  materialName,
  MATERIAL_BYTES,
  MATERIAL_TYPES,
  MOST_MATERIALS,
  type CourseMaterial,
  type MaterialFile,
} from '../../courses/material.ts';
import type { CoursesErrorCode } from '../../courses/schema.ts';
import type { CourseWithMappings } from '../../courses/store.ts';
import { isWithdrawn } from '../../courses/withdrawn.ts';
import { DomainError } from '../../errors.ts';
import type { CourseId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { insistOnEventsEditor, isEventsEditor } from '../programme/save-event.ts';
import type { EventsStores } from '../store.ts';
import { versionOfEvent } from '../version-of-event.ts';

/** A file as it is handed in, with the hash of its bytes, which the core does not work out. */
export interface MaterialHandedIn {
  readonly courseId: CourseId;
  readonly version: string;
  readonly title: string;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly sha256: string;
}

/**
 * Keeps a file for the trainers of one version of a course.
 *
 * @throws `access.not-permitted`, `courses.not-found`, `courses.unknown-version`, `courses.material-refused`
 */
export async function addMaterial(ctx: Context<EventsStores>, handedIn: MaterialHandedIn): Promise<CourseMaterial> {
  insistOnEventsEditor(ctx.actor);
  const { courseId, version, content, sha256 } = handedIn;
  const known = await course(ctx, courseId);
  insistOnCourseVersion(known, version);
  const named = materialName(handedIn.fileName);
  if (named === undefined)
    throw refused(`Materials are files of these kinds: ${Object.keys(MATERIAL_TYPES).join(', ')}.`, 'file');
  if (content.byteLength === 0 || content.byteLength > MATERIAL_BYTES)
    throw refused(`A file of materials has something in it, and at most ${MATERIAL_BYTES / 1_000_000} MB.`, 'file');
  const title = handedIn.title.trim();
  if (title === '' || title.length > 120) throw refused('Give it a title of at most 120 letters.', 'title');
  const { total = 0 } = await ctx.store.courses.materials(courseId, version, { limit: 1 });
  if (total >= MOST_MATERIALS)
    throw refused(`A version has at most ${MOST_MATERIALS} files. Take one away first.`, 'file');
  const { name: fileName, mediaType } = named;
  const listed: CourseMaterial = {
    id: ctx.newId(),
    courseId,
    version,
    title,
    fileName,
    bytes: content.byteLength,
    addedAt: ctx.now,
  };
  await ctx.store.courses.addMaterial({ ...listed, mediaType, sha256, content });
  await record(ctx, {
    action: 'courses.add-material',
    subject: { kind: 'course', id: courseId },
    after: { ...listed, sha256 },
  });
  return listed;
}

/**
 * The files of one version of a course, by title.
 *
 * @throws `access.not-permitted`, `courses.not-found`, `courses.unknown-version`, `paging.unknown-cursor`
 */
export async function materials(
  ctx: Context<EventsStores>,
  { courseId, version }: { readonly courseId: CourseId; readonly version: string },
  page: PageRequest,
): Promise<Page<CourseMaterial>> {
  insistOnEventsEditor(ctx.actor);
  insistOnCourseVersion(await course(ctx, courseId), version);
  return await ctx.store.courses.materials(courseId, version, page);
}

/**
 * Takes a file away for good. Its address says so from then on.
 *
 * @throws `access.not-permitted`, `courses.material-not-found`
 */
export async function removeMaterial(ctx: Context<EventsStores>, id: string): Promise<void> {
  insistOnEventsEditor(ctx.actor);
  const file = await ctx.store.courses.material(id);
  if (file?.content === undefined) throw notFound();
  await ctx.store.courses.removeMaterial(id);
  const { content: _content, ...before } = file;
  await record(ctx, { action: 'courses.remove-material', subject: { kind: 'course', id: file.courseId }, before });
}

/**
 * A file with its content, for those who look after the programme and the trainers of events of that version. Once the version is not given any
 * more, it opens for nobody.
 *
 * @throws `courses.material-not-found`, also for whoever trains no event of the course; `courses.material-withdrawn` for those who could have
 *   opened it before
 * @source London Competency Framework section 1.9: relevance, currency and accuracy
 */
export async function openMaterial(
  ctx: Context<EventsStores>,
  id: string,
): Promise<MaterialFile & { readonly content: Uint8Array }> {
  const file = await ctx.store.courses.material(id);
  if (file === undefined) throw notFound();
  const known = await course(ctx, file.courseId);
  const trained = isEventsEditor(ctx.actor) ? [file.version] : await versionsTrained(ctx, known);
  if (trained.length === 0) throw notFound();
  const version = known.versions.find((each) => each.version === file.version);
  const today = localDate(ctx.now, ctx.timeZone);
  const isOver =
    version === undefined || isWithdrawn(version, today) || (version.validTo !== null && version.validTo < today);
  if (isOver || file.content === undefined)
    throw new DomainError<CoursesErrorCode>(
      'courses.material-withdrawn',
      isOver
        ? `Version ${file.version} of ${known.course.title} is not given any more, so its materials do not open. Those of the current version stand on the page of your event.`
        : 'This file was taken away. What takes its place stands on the page of your event.',
      { version: file.version },
    );
  if (!trained.includes(file.version)) throw notFound();
  return { ...file, content: file.content };
}

/** The versions of a course of which somebody trains an event; of an event that was cancelled none. */
async function versionsTrained(ctx: Context<EventsStores>, known: CourseWithMappings): Promise<readonly string[]> {
  const trainerId = ctx.actor.personId;
  if (trainerId === undefined) return [];
  const { rows } = await ctx.store.events.list(
    { trainerId, courseIds: [known.course.id], states: ['draft', 'published', 'closed'] },
    { limit: MOST_EVENTS },
  );
  return rows.map((event) => versionOfEvent(ctx, event, known)?.version ?? '');
}

/** As many events of one course as anybody leads. */
const MOST_EVENTS = 500;

function notFound(): DomainError<CoursesErrorCode> {
  return new DomainError('courses.material-not-found', 'There is no such file among those of your events.');
}

function refused(message: string, field: string): DomainError<CoursesErrorCode> {
  return new DomainError('courses.material-refused', message, { field });
}
