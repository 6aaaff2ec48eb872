import { createCallerFactory, inTransaction, type AppRouter, type Caller } from '@trellis/api';
import type { CourseId, EventId, PersonId } from '@trellis/core';
import type { ObservedAnswer, ReviewCause } from '@trellis/core/quality';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const PRINCIPLES = Array.from({ length: 9 }, (_, at) => `BN-P${at + 1}`);

type Api = ReturnType<AppRouter['createCaller']>;
type States = Readonly<Record<string, Pick<ObservedAnswer, 'state' | 'note'>>>;

/** What an observer saw of the nine principles: all met, unless a test says otherwise. */
export const answersOf = (states: States = {}): ObservedAnswer[] =>
  PRINCIPLES.map((standardId) => ({
    setId: 'BN-principles',
    standardId,
    state: 'met',
    note: '',
    ...states[standardId],
  }));

/** A partnership with a session of 18 January 2027 that Marcia and Dev lead, and with Olu and Una, who do not. */
export class QualityWorld {
  readonly clock: { now: string };
  readonly westhaven: Westhaven;
  readonly coordinator: Caller;
  readonly administrator: Caller;
  courseId = '' as CourseId;
  eventId = '' as EventId;
  readonly #people = new Map<string, { readonly id: PersonId; readonly caller: Caller }>();

  private constructor(clock: { now: string }, westhaven: Westhaven, coordinator: Caller, administrator: Caller) {
    this.clock = clock;
    this.westhaven = westhaven;
    this.coordinator = coordinator;
    this.administrator = administrator;
  }

  static async open(): Promise<QualityWorld> {
    const clock = { now: '2026-12-01T09:00:00.000Z' };
    const westhaven = await openWesthaven(clock);
    const coordinator = await westhaven.callerWith({ kind: 'account', id: 'helen' }, [{ role: 'coordinator' }]);
    const administrator = await westhaven.callerWith({ kind: 'account', id: 'ada' }, [{ role: 'administrator' }]);
    const world = new QualityWorld(clock, westhaven, coordinator, administrator);
    for (const [at, name] of ['Marcia', 'Dev', 'Olu', 'Una'].entries()) await world.#person(name, String(at + 1));
    world.courseId = (await world.api(coordinator).courses.save({ ref: 'CC', title: 'Core groups' })).id;
    world.eventId = await world.anEvent('2027-01-18');
    return world;
  }

  async #person(givenName: string, number: string): Promise<void> {
    const person = { agencyName: 'Avon Care', agencyKind: 'dom-care', givenName, familyName: 'Bright' };
    const answer = await this.westhaven.ask(this.coordinator, {
      method: 'PUT',
      path: `/people/avon/${number}`,
      key: givenName,
      body: { ...person, startsOn: '2020-01-06' },
    });
    const { personId } = answer.json as { personId: PersonId };
    const caller = await this.westhaven.callerWith({ kind: 'account', id: givenName, personId }, []);
    this.#people.set(givenName, { id: personId, caller });
  }

  api = (caller: Caller): Api =>
    createCallerFactory(this.westhaven.api.router)(this.westhaven.api.context(caller)) as unknown as Api;

  who = (name: string) => this.#people.get(name)!;

  /** What somebody may ask of quality. */
  as = (name: string): Api['quality'] => this.api(this.who(name).caller).quality;

  /** Does some work as the system does. */
  system = <Result>(work: Parameters<typeof inTransaction<Result>>[1]) => inTransaction(this.administrator.run, work);

  anEvent = async (on: string, of = this.courseId): Promise<EventId> => {
    const sessions = [{ startsAt: `${on}T09:30:00.000Z`, endsAt: `${on}T15:30:00.000Z` }];
    const id = `event-${on}-${of}`.slice(0, 60) as EventId;
    await this.coordinator.run(async ({ store, now }) => {
      await store.events.save({
        id,
        courseId: of,
        state: 'published',
        mode: 'classroom',
        sessions,
        venue: { name: 'Town Hall' },
        linkShownHours: 24,
        places: { minimum: 4, maximum: 24, quotas: [], allotment: 'first-come', offerHours: 48, cutOffHours: 24 },
        approval: 'manager',
        attendanceThresholdPercent: 80,
        sequence: 0,
        movedFrom: [],
      });
      for (const name of ['Marcia', 'Dev'])
        await store.trainers.assign({ eventId: id, personId: this.who(name).id, assignedAt: now });
    });
    return id;
  };

  /** An observation by Olu, or somebody else, of the session. */
  planned = async (observer = 'Olu'): Promise<string> => {
    const observerId = this.who(observer).id;
    return (await this.api(this.coordinator).quality.planObservation({ eventId: this.eventId, observerId })).id;
  };

  /** The same, written and shared the day after. */
  shared = async (states: States = {}): Promise<string> => {
    const id = await this.planned();
    this.clock.now = '2027-01-19T09:00:00.000Z';
    await this.as('Olu').saveObservation({ id, answers: answersOf(states), strengths: 'Warm and clear', actions: [] });
    await this.as('Olu').shareObservation({ id });
    return id;
  };

  /** That so many of twelve did not reach an objective of the session. */
  theme = (unmet: number, key = 'objectives:referring'): ReviewCause => ({
    kind: 'theme',
    eventId: this.eventId,
    key,
    title: 'Referring',
    unmet,
    pairs: 12,
    sharePercent: (100 * unmet) / 12,
    rule: 'AMB-EV-2:a',
  });
}
