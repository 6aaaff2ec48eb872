import type { Caller } from '@trellis/api';
import type { EventRecord } from '@trellis/core/events';
import { call } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

/** A pool of five trainers of four agencies, a course for several agencies, and those who ask about them. */
export interface TrainerPoolWorld {
  readonly westhaven: Westhaven;
  readonly clock: { now: string };
  readonly coordinator: Caller;
  readonly people: Readonly<Record<'marcia' | 'dev' | 'lena' | 'nora' | 'ivo', string>>;
  readonly agencies: Readonly<Record<string, string>>;
  readonly courseId: string;
  /** Asks as the coordinator. */
  readonly ask: <Answer>(path: string, input?: unknown) => Promise<Answer & { readonly refused?: string }>;
  readonly as: <Answer>(who: Caller, path: string, input?: unknown) => Promise<Answer & { readonly refused?: string }>;
  /** Somebody signed in as one of the trainers. */
  readonly signedIn: (name: keyof TrainerPoolWorld['people']) => Promise<Caller>;
  /** A draft of the course for one day, 9:30 to 16:00. */
  readonly addEvent: (day: string, more?: object) => Promise<EventRecord['id']>;
  readonly saveTrainer: (name: keyof TrainerPoolWorld['people'], more?: object) => Promise<unknown>;
}

const AGENCIES = {
  marcia: ['health', 'icb'],
  dev: ['police', 'police'],
  lena: ['council', 'council'],
  nora: ['health', 'icb'],
  ivo: ['school', 'school-academy'],
} as const;

/** Opens a partnership with the pool of SC-01 and SC-05: Lena has no training for trainers, Marcia and Nora are of one agency. */
export async function openTrainerPool(now: string): Promise<TrainerPoolWorld> {
  const clock = { now };
  const westhaven = await openWesthaven(clock);
  const coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  const as: TrainerPoolWorld['as'] = (who, path, input) => call(westhaven.api, who, path, input) as never;
  const ask: TrainerPoolWorld['ask'] = (path, input) => as(coordinator, path, input);
  const ids: Record<string, string> = {};
  for (const [name, [agencyRef, agencyKind]] of Object.entries(AGENCIES)) {
    const givenName = name[0]!.toUpperCase() + name.slice(1);
    const body = {
      agencyName: agencyRef,
      agencyKind,
      givenName,
      familyName: `Of ${agencyRef}`,
      startsOn: '2020-01-06',
    };
    const path = `/people/${agencyRef}/${givenName}`;
    const { json } = await westhaven.ask(coordinator, { method: 'PUT', path, key: path, body });
    ids[name] = (json as { personId: string }).personId;
  }
  const people = ids as TrainerPoolWorld['people'];
  const listed = await ask<readonly { id: string; ref: string }[]>('people.agencies');
  const agencies = Object.fromEntries(listed.map(({ id, ref }) => [ref, id]));
  const saveTrainer: TrainerPoolWorld['saveTrainer'] = (name, more = {}) =>
    ask('trainers.save', {
      personId: people[name],
      agencyId: agencies[AGENCIES[name][0]],
      jobRole: 'Practitioner',
      isInHouseTrainer: false,
      hasSafeguardingKnowledge: true,
      trainingForTrainers: { achievedOn: '2024-03-04' },
      ...more,
    });
  await saveTrainer('marcia');
  await saveTrainer('dev', { trainingForTrainers: { achievedOn: '2022-05-09' } });
  await saveTrainer('lena', { isInHouseTrainer: true, trainingForTrainers: undefined });
  await saveTrainer('nora');
  await saveTrainer('ivo');
  const { id: courseId } = await ask<{ id: string }>('courses.save', {
    ref: 'CCG',
    title: 'Conferences and core groups',
    kind: 'core-course',
  });
  const objectives = ['Prepare for a conference', 'Write a plan'];
  await ask('courses.saveVersion', { courseId, version: '3', validFrom: null, validTo: null, objectives });
  return {
    westhaven,
    clock,
    coordinator,
    people,
    agencies,
    courseId,
    ask,
    as,
    saveTrainer,
    signedIn: (name) => westhaven.callerWith({ kind: 'account', id: name, personId: people[name] as never }, []),
    async addEvent(day, more = {}) {
      const sessions = [{ startsAt: `${day}T09:30:00Z`, endsAt: `${day}T16:00:00Z` }];
      const draft = { courseId, mode: 'virtual', sessions, places: { minimum: 2, maximum: 24 }, ...more };
      return (await ask<EventRecord>('events.save', draft)).id;
    },
  };
}
