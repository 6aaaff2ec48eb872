import { Form, type EvaluationRun, type EvaluationStore, type SumsRow } from '@trellis/core/evaluation';
import type { BookingId, CourseId, EventId, PersonId } from '@trellis/core';
import type { Agency } from '@trellis/core/people';

/** A form that asks for one rating, one choice and some words, before, after and later. */
export const aForm: Form = Form.parse({
  id: 'F',
  version: '1',
  title: 'Form',
  scales: [{ id: 'S', labels: ['Not sure', 'Sure'] }],
  items: [
    { kind: 'objectives', id: 'O', title: 'Objectives', stages: ['before', 'after', 'follow-up'], scale: 'S' },
    { kind: 'text', id: 'P', title: 'What will you do?', stages: ['after'], isPlan: true },
    { kind: 'text', id: 'M', title: 'What has changed?', stages: ['manager'] },
  ],
  source: { document: 'made up' },
});

/** How an event of 9 February 2027 is evaluated. */
export function aRun(eventId: string, more: Partial<EvaluationRun> = {}): EvaluationRun {
  const later = { opensAt: '2027-05-09T00:00:00.000Z', closesAt: '2027-06-20T00:00:00.000Z' };
  return {
    eventId: eventId as EventId,
    form: aForm,
    stages: ['before', 'after', 'follow-up', 'manager'],
    startsAt: '2027-02-09T09:30:00.000Z',
    endsAt: '2027-02-09T12:30:00.000Z',
    windows: {
      before: { opensAt: '2027-02-09T09:30:00.000Z', closesAt: '2027-02-09T12:00:00.000Z' },
      after: { opensAt: '2027-02-09T12:00:00.000Z', closesAt: '2027-03-10T00:00:00.000Z' },
      'follow-up': later,
      manager: later,
    },
    isFrozen: true,
    ...more,
  };
}

/** An answer after the course with a rating, what it was before, a choice and a plan. */
export function anAnswer(
  bookingId: string,
  more: Partial<Parameters<EvaluationStore['saveAnswer']>[0]> = {},
): Parameters<EvaluationStore['saveAnswer']>[0] {
  const item = {
    formId: 'F',
    key: 'O:noticing',
    courseId: 'c' as CourseId,
    title: 'Noticing',
    labels: ['Not sure', 'Sure'],
  };
  return {
    eventId: 'ev' as EventId,
    stage: 'after',
    formId: 'F',
    bookingId: bookingId as BookingId,
    personId: 'ann' as PersonId,
    agencyId: 'council' as Agency['id'],
    answeredAt: '2027-02-09T13:00:00.000Z',
    changedAt: '2027-02-09T13:00:00.000Z',
    sharesPlan: true,
    ratings: [
      { item, rank: 2, isThinkingBack: false },
      { item, rank: 1, isThinkingBack: true },
    ],
    choices: { C: ['yes'] },
    texts: [{ itemId: 'P', words: 'Ask more', isPlan: true }],
    forgetOn: '2029-02-08',
    ...more,
  };
}

/** Sums of an item that nobody rated. */
export const sumsOfNobody: SumsRow = {
  item: 1,
  pairs: 0,
  thought_back: 0,
  before: 0,
  before_squares: 0,
  after: 0,
  after_squares: 0,
  gain_squares: 0,
  better: 0,
  worse: 0,
  unmet: 0,
  counts: [],
};
