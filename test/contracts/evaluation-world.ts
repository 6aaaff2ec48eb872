import type { BookingId, EventId } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { Answers, Form, answerSheet, type FormStage, type SheetAnswered } from '@trellis/core/evaluation';
import type { Booking } from '@trellis/core/bookings';
import { auditEvaluation, type EvaluationAudit } from '@trellis/store';
import type { TestDatabase } from '@trellis/store/testing';
import { administrator } from './at-work.ts';
import { BookingsWorld, personOf, postOf, practitioner, type Ref } from './bookings-world.ts';

/** Two objectives of the course that this world evaluates. */
export const OBJECTIVES = ['Noticing signs of abuse and neglect', 'Sharing a concern with the right people'] as const;
/** By which key each is rated. */
export const [NOTICING, SHARING] = [
  'confidence:noticing signs of abuse and neglect',
  'confidence:sharing a concern with the right people',
] as const;

/** A form as a partnership may write one, with whatever a test changes. */
export function aForm(more: Partial<Form> = {}): Form {
  return Form.parse({
    id: 'own-form',
    version: '1',
    title: 'How was it?',
    headings: ['course-title', 'course-date', 'name'],
    scales: [{ id: 'four', labels: ['Not sure', 'Some knowledge', 'Good knowledge', 'Confident'] }],
    items: [
      {
        kind: 'objectives',
        id: 'confidence',
        title: 'How confident are you?',
        stages: ['before', 'after', 'follow-up'],
        scale: 'four',
        isRequired: true,
      },
      { kind: 'text', id: 'use', title: 'How will you use it?', stages: ['after'], isPlan: true, maxLength: 40 },
      { kind: 'text', id: 'changed', title: 'What has changed?', stages: ['follow-up', 'manager'] },
      {
        kind: 'choice',
        id: 'talked',
        title: 'Have you talked?',
        stages: ['manager'],
        choices: [
          { id: 'yes', label: 'Yes' },
          { id: 'no', label: 'Not yet' },
        ],
      },
    ],
    source: { document: 'made up' },
    ...more,
  });
}

/** What is sent. */
export function answersOf(more: Partial<Answers>): Answers {
  return Answers.parse(more);
}

/** A partnership that evaluates a half day of 9 February 2027. */
export class EvaluationWorld {
  readonly world: BookingsWorld;
  readonly eventId = 'half-day' as EventId;

  readonly #database: TestDatabase;

  private constructor(world: BookingsWorld, database: TestDatabase) {
    this.world = world;
    this.#database = database;
  }

  static async open(database: TestDatabase, publicId: string, form = aForm()): Promise<EvaluationWorld> {
    const opened = new EvaluationWorld(await BookingsWorld.open(database, publicId), database);
    await opened.at('2027-01-10T09:00:00.000Z').run(administrator, async ({ store }) => {
      await store.courses.saveVersion({
        courseId: 'conferences' as never,
        version: '1',
        validFrom: null,
        validTo: null,
        objectives: [...OBJECTIVES],
        standards: [],
      });
      await store.evaluation.saveForm({ form, from: '2027-01-01' });
    });
    await opened.event(opened.eventId);
    return opened;
  }

  /** The same world at another moment. */
  at(now: string): this {
    this.world.now = now;
    return this;
  }

  run: BookingsWorld['as'] = (actor, work) => this.world.as(actor, work);

  /** Adds an event of 9 February 2027 unless a test says otherwise. */
  event(id: string, sessions = [{ startsAt: '2027-02-09T09:30:00.000Z', endsAt: '2027-02-09T12:30:00.000Z' }]) {
    return this.world.event(id, { maximum: 40 }, { sessions });
  }

  /** Gives somebody a place at once. */
  async place(ref: Ref, name: string, more: Partial<Booking> = {}): Promise<BookingId> {
    const eventId = more.eventId ?? this.eventId;
    const id = `${eventId}-${ref}-${name}` as BookingId;
    const position = (await this.world.bookings(eventId)).length + 1;
    const booking: Booking = {
      id,
      eventId,
      personId: personOf(ref, name),
      postId: postOf(ref, name),
      agencyId: ref as Booking['agencyId'],
      state: 'placed',
      askedAt: this.world.now,
      placedAt: this.world.now,
      position,
      approval: { state: 'not-needed', isDeputyAsked: false },
      isFromWaitingList: false,
      isWalkIn: false,
      ...more,
    };
    await this.run(administrator, ({ store }) => store.bookings.save([booking]));
    return id;
  }

  /** The register says that these were there. */
  async attended(...ids: BookingId[]): Promise<void> {
    for (const id of ids) {
      const booking = await this.world.booking(id);
      await this.run(administrator, ({ store }) => store.bookings.save([{ ...booking, state: 'attended' }]));
    }
  }

  /** What is kept added up, beside what all answers come to. */
  audit(): Promise<EvaluationAudit> {
    const { now, partnership } = this.world;
    return auditEvaluation(this.#database.app, { partnershipId: partnership.id, timeZone: partnership.timeZone, now });
  }

  /** Sends a sheet as somebody. */
  answer(actor: Actor, bookingId: BookingId, stage: FormStage, answers: Partial<Answers>): Promise<SheetAnswered> {
    return this.run(actor, (ctx) => answerSheet(ctx, { bookingId, stage, answers: answersOf(answers) }));
  }
}

/** The nursery's practitioner in most tests. */
export const chloe = practitioner('nursery', 'a');
