import { z } from 'zod';
import { addMonths, CalendarDate, dateOf, dayOf, Instant, knownBy, localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { EventId, PersonId } from '../../ids.ts';
import { namedTrainers } from '../../trainers/pool/actions.ts';
import { eligible } from '../../trainers/eligible/eligible.ts';
import { match, type DateToLead, type Match, type MatchQuestion } from '../../trainers/match/match.ts';
import { TRAINER_OPTIONS } from '../../trainers/options.ts';
import { readingsToday } from '../../frameworks/in-force/readings-today.ts';
import type { TrainerRecord, TrainersErrorCode } from '../../trainers/schema.ts';
import { PLAIN_SETTINGS, type TrainerSettings } from '../../trainers/settings.ts';
import { hasBegun } from '../check-event.ts';
import { daysOf } from './assign-trainers.ts';
import { insistOnEventsEditor } from '../programme/save-event.ts';
import type { EventRecord } from '../schema.ts';
import type { EventsStores } from '../store.ts';
import { versionOfEvent } from '../version-of-event.ts';

const Named = z.object({ personId: PersonId, name: z.string(), agencyName: z.string() });

/** What is proposed for one date, with names: a pair and why, or what stands in the way of one. */
export const TrainersProposed = z.object({
  eventId: EventId,
  courseTitle: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  already: z.array(Named),
  state: z.enum(['proposed', 'led', 'none']),
  trainers: z
    .array(Named.extend({ because: z.array(z.string()) }))
    .meta({ description: 'Whom to add; empty where it has a pair already or none can be found' }),
  because: z.array(z.string()),
  inTheWay: z.array(z.object({ what: z.string(), names: z.array(z.string()) })),
});
export type TrainersProposed = z.infer<typeof TrainersProposed>;

/** Which dates want trainers: some by id, or all of a period. */
export const MatchAsked = z.union([
  z.strictObject({ eventIds: z.array(EventId).min(1).max(200) }),
  z.strictObject({ from: CalendarDate, to: CalendarDate }),
]);
export type MatchAsked = z.infer<typeof MatchAsked>;

/** As many dates as are looked at together. */
const MOST_DATES = 200;

/**
 * Proposes trainers for drafts and published dates that have not begun. Nothing is stored: whoever agrees has the trainers assigned.
 *
 * @returns by the start of each date. Not a page at a time, since what is proposed for one date hangs on all the others: a period has at most 200
 * @throws `access.not-permitted`, `trainers.dates-reversed`, `trainers.too-many-dates` for a period with more
 * @source Leeds, Learning and Development Offer: matched by agency, job role, skills and knowledge so that delivery is truly multi-agency
 */
export async function matchTrainers(ctx: Context<EventsStores>, asked: MatchAsked): Promise<TrainersProposed[]> {
  insistOnEventsEditor(ctx.actor);
  const events = (await askedFor(ctx, asked)).filter(
    (event) => (event.state === 'draft' || event.state === 'published') && !hasBegun(event, ctx.now),
  );
  if (events.length === 0) return [];
  const readings = await readingsToday(ctx, TRAINER_OPTIONS);
  const settings = (await ctx.store.trainers.settings()) ?? PLAIN_SETTINGS;
  const pool = await ctx.store.trainers.active();
  const dates = await datesToLead(ctx, events);
  const today = localDate(ctx.now, ctx.timeZone);
  const around = yearAround(dates.flatMap(({ days }) => days));
  const led = await ctx.store.trainers.led(knownBy(around.from, ctx.timeZone), knownBy(around.to, ctx.timeZone));
  const everybody = [
    ...new Map([...pool, ...dates.flatMap(({ already }) => already)].map((each) => [each.personId, each])).values(),
  ];
  const records = new Map(everybody.map((each) => [each.personId, each]));
  const question: MatchQuestion = {
    dates,
    pool,
    judge: ({ personId }, { days, courseId }) =>
      eligible(records.get(personId)!, {
        on: days[0]!,
        days,
        today,
        courseId: courseId as EventRecord['courseId'],
        readings,
        settings,
      }),
    busy: await ctx.store.trainers.busy(
      everybody.map(({ personId }) => personId),
      knownBy(dateOf(dayOf(dates[0]!.days[0]!) - 1), ctx.timeZone),
      knownBy(lastOf(dates.flatMap(({ days }) => days)), ctx.timeZone),
    ),
    kindOf: new Map((await ctx.store.people.agencies()).map(({ id, kind }) => [id, kind])),
    leads: countBy(led.map(({ personId }) => personId)),
    gives: shares(led, settings),
  };
  return named(ctx, { events, dates, everybody }, match(question));
}

async function askedFor(ctx: Context<EventsStores>, asked: MatchAsked): Promise<readonly EventRecord[]> {
  if ('eventIds' in asked) return ctx.store.events.events([...new Set(asked.eventIds)]);
  if (asked.to < asked.from) throw refused('trainers.dates-reversed', 'The last day must not be before the first.');
  const page = await ctx.store.events.list(
    {
      from: knownBy(dateOf(dayOf(asked.from) - 1), ctx.timeZone),
      to: knownBy(asked.to, ctx.timeZone),
      states: ['draft', 'published'],
    },
    { limit: MOST_DATES },
  );
  if (page.after !== undefined)
    throw refused(
      'trainers.too-many-dates',
      `Trainers are proposed for ${MOST_DATES} dates at most, and this period has more. Choose an earlier last day: the first ${MOST_DATES} last until ${localDate(page.rows.at(-1)!.sessions[0]!.startsAt, ctx.timeZone)}.`,
    );
  return page.rows;
}

function refused(code: TrainersErrorCode, message: string): DomainError<TrainersErrorCode> {
  return new DomainError(code, message, { field: 'to' });
}

type Dated = DateToLead & { readonly already: readonly TrainerRecord[]; readonly title: string };

async function datesToLead(ctx: Context<EventsStores>, events: readonly EventRecord[]): Promise<readonly Dated[]> {
  const courseIds = [...new Set(events.map(({ courseId }) => courseId))];
  const courses = new Map((await ctx.store.courses.byIds(courseIds)).map((each) => [each.course.id, each]));
  const assignments = await ctx.store.trainers.assignmentsOf(events.map(({ id }) => id));
  const leading = await ctx.store.trainers.byPeople([...new Set(assignments.map(({ personId }) => personId))]);
  return events.map((event): Dated => {
    const offered = courses.get(event.courseId)!;
    const { course } = offered;
    const version = versionOfEvent(ctx, event, offered);
    const assigned = new Set(assignments.flatMap(({ eventId, personId }) => (eventId === event.id ? [personId] : [])));
    return {
      eventId: event.id,
      courseId: event.courseId,
      title: course.title,
      sessions: event.sessions,
      days: daysOf(event.sessions, ctx.timeZone),
      about: [course.title, course.summary ?? '', ...(version?.objectives ?? [])].join(' '),
      already: leading.filter(({ personId }) => assigned.has(personId)),
    };
  });
}

/** What agencies gave as parts of what they agreed to. Without a target an agency is as one of the usual size. */
function shares(
  led: readonly { readonly agencyId?: TrainerRecord['agencyId'] | undefined; readonly eventId: EventId }[],
  { targets }: TrainerSettings,
): MatchQuestion['gives'] {
  const agreed = new Map(
    targets.flatMap(({ agencyId, eventsPerYear }) => (eventsPerYear ? [[agencyId, eventsPerYear]] : [])),
  );
  const usual = agreed.size === 0 ? 1 : [...agreed.values()].reduce((sum, each) => sum + each, 0) / agreed.size;
  const events = Map.groupBy(led, ({ agencyId }) => agencyId);
  return new Map(
    [...events].flatMap(([agencyId, given]) =>
      agencyId === undefined
        ? []
        : [[agencyId, (new Set(given.map(({ eventId }) => eventId)).size * usual) / (agreed.get(agencyId) ?? usual)]],
    ),
  );
}

function yearAround(days: readonly CalendarDate[]): { readonly from: CalendarDate; readonly to: CalendarDate } {
  const last = dayOf(lastOf(days));
  return { from: dateOf(addMonths(last, -12)), to: dateOf(last) };
}

function lastOf(days: readonly CalendarDate[]): CalendarDate {
  return days.toSorted().at(-1)!;
}

function countBy<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  return new Map([...Map.groupBy(keys, (key) => key)].map(([key, same]) => [key, same.length]));
}

async function named(
  ctx: Context<EventsStores>,
  asked: {
    readonly events: readonly EventRecord[];
    readonly dates: readonly Dated[];
    readonly everybody: readonly TrainerRecord[];
  },
  matches: readonly Match[],
): Promise<TrainersProposed[]> {
  const names = new Map(
    (await namedTrainers(ctx, asked.everybody)).map(({ trainer: { personId }, name, agencyName }) => [
      personId,
      { personId, name, agencyName },
    ]),
  );
  return matches.map((found, index) => {
    const { title, sessions, already } = asked.dates[index]!;
    return {
      eventId: found.eventId,
      courseTitle: title,
      startsAt: sessions[0]!.startsAt,
      endsAt: sessions.at(-1)!.endsAt,
      already: already.map(({ personId }) => names.get(personId)!),
      state: found.state,
      trainers:
        found.state === 'proposed'
          ? found.trainers.map(({ personId, because }) => ({ ...names.get(personId)!, because: [...because] }))
          : [],
      because: found.state === 'proposed' ? [...found.because] : [],
      inTheWay:
        found.state === 'none'
          ? found.inTheWay.map(({ what, personIds }) => ({ what, names: personIds.map((id) => names.get(id)!.name) }))
          : [],
    };
  });
}
