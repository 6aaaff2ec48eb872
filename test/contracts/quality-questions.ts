import type { Belongings } from './two-tenants.ts';

/** Every way to ask about standards and the quality of training for what belongs to somebody. */
export function qualityQuestions({
  agencyId,
  personId,
  text,
}: Pick<Belongings, 'agencyId' | 'personId' | 'text'>): Readonly<Record<string, readonly unknown[]>> {
  const named = { id: 'none' };
  const asked = { agencyId, courseId: 'none', setId: 'none', satisfies: ['LCF-L1'], content: [] };
  const [on, why, courseId] = ['2027-01-31', text, 'none'];
  return {
    'standards.sets': [{}],
    'standards.options': [{}],
    'standards.design': [{ courseId, version: '1' }],
    'standards.answerDesign': [{ courseId, version: '1', setId: 'none', standardId: 'none', state: 'not' }],
    'standards.ownCourses': [{ agencyId }, {}],
    'standards.saveOwnCourse': [
      { agencyId, ref: text },
      { agencyId, courseId },
    ],
    'standards.endorsements': [{}, { agencyId }, { expiring: true }],
    'standards.endorsement': [named],
    'standards.askEndorsement': [asked],
    'standards.decideEndorsement': [{ ...named, decision: 'refused', why }],
    'standards.endEndorsement': [{ ...named, on, why }],
    'quality.observations': [{}],
    'quality.observation': [named],
    'quality.planObservation': [{ eventId: 'none', observerId: personId }],
    'quality.saveObservation': [{ ...named, answers: [], strengths: '', actions: [] }],
    'quality.shareObservation': [named],
    'quality.commentObservation': [{ ...named, words: text }],
    'quality.reviews': [{}],
    'quality.review': [named],
    'quality.openReview': [{ courseId, why }],
    'quality.saveReview': [{ ...named, dueOn: on, findings: '' }],
    'quality.closeReview': [{ ...named, outcome: 'no-change' }],
    'quality.actions': [{}, { overdue: true }],
    'quality.saveAction': [{ of: { kind: 'review', id: 'none' }, text, ownerName: 'Office', dueOn: on }],
    'quality.closeAction': [{ ...named, what: text }],
    'quality.samplingPlans': [{}],
    'quality.saveSamplingPlan': [{ ...named, from: on, to: on, events: 1, setIds: ['none'], courseIds: [] }],
    'quality.drawSample': [named],
    'quality.summary': [{ year: 2026 }],
    'quality.lessons': [{}],
    'quality.saveLesson': [
      { ...named, title: text, summary: text, receivedOn: '2026-11-01', courseIds: [], state: 'open' },
    ],
  };
}
