import type { Belongings } from './two-tenants.ts';

const answers = { ratings: { O: 1 } };

/** Every way to ask a procedure of evaluation for what belongs to somebody. */
export function evaluationQuestions({
  bookingId,
  agencyId,
  personId,
}: Belongings): Readonly<Record<string, readonly unknown[]>> {
  return {
    'evaluation.mySheets': [{}, { after: `${bookingId} after` }],
    'evaluation.sheet': [
      { bookingId, stage: 'before' },
      { bookingId, stage: 'after' },
      { bookingId, stage: 'manager' },
    ],
    'evaluation.answer': [
      { bookingId, stage: 'before', answers },
      { bookingId, stage: 'manager', answers },
    ],
    'evaluation.decline': [
      { bookingId, stage: 'before' },
      { bookingId, stage: 'manager' },
    ],
    'evaluation.forms': [{}],
    'evaluation.summary': [{}, { agencyId }, { trainerIds: [personId] }],
    'evaluation.summaries': [{ by: 'course' }, { by: 'agency' }, { by: 'agency-kind' }, { by: 'trainers' }],
    'evaluation.release': [{ eventId: bookingId }],
    'evaluation.namedAnswers': [{ eventId: bookingId }],
    'evaluation.comments': [{}, { agencyId }],
    'evaluation.tagComment': [{ commentId: bookingId, tags: ['venue'], isRead: true }],
  };
}
