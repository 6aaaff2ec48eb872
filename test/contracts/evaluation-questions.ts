import type { Belongings } from './two-tenants.ts';

const answers = { ratings: { O: 1 } };
const draft = { id: 'none', version: '1' };
const form = {
  ...draft,
  title: 'Form',
  scales: [{ id: 's', labels: ['No', 'Yes'] }],
  items: [{ kind: 'text', id: 't', title: 'How was it?', stages: ['after'] }],
  source: { document: 'made up' },
};

/** Every way to ask a procedure of evaluation for what belongs to somebody. */
export function evaluationQuestions({
  bookingId,
  agencyId,
  personId,
}: Belongings): Readonly<Record<string, readonly unknown[]>> {
  return {
    'evaluation.mySheets': [{}, { after: `${bookingId} after` }, { courseRef: 'none' }],
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
    'evaluation.myPlan': [{}, { personId }],
    'evaluation.forms': [{}],
    'evaluation.summary': [{}, { agencyId }, { trainerIds: [personId] }],
    'evaluation.summaries': [{ by: 'course' }, { by: 'agency' }, { by: 'agency-kind' }, { by: 'trainers' }],
    'evaluation.release': [{ eventId: bookingId }],
    'evaluation.namedAnswers': [{ eventId: bookingId }],
    'evaluation.comments': [{}, { agencyId }],
    'evaluation.tagComment': [{ commentId: bookingId, tags: ['venue'], isRead: true }],
    'evaluation.saveForm': [{ form }],
    'evaluation.putFormToWork': [{ ...draft, from: '2027-01-01' }],
    'evaluation.copyForm': [draft],
    'evaluation.removeDraft': [draft],
    'evaluation.setCourseForm': [{ courseId: 'no-course', formId: null }],
    'evaluation.setDefaultForm': [{ formId: 'none' }],
    'evaluation.previewForm': [{ form, stage: 'after' }],
  };
}
