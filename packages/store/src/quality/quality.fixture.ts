import type { AgencyId, PersonId, Stores } from '@trellis/core';
import { noon } from '../lms/lms.fixture.ts';

const by = { kind: 'operator', id: 'test' } as const;

/** Something in every table of standards and of quality, about a person, an event and a course of an agency. */
export async function fillQuality(
  { standards, quality }: Pick<Stores, 'standards' | 'quality'>,
  its: {
    readonly agencyId: AgencyId;
    readonly personId: PersonId;
    readonly eventId: string;
    readonly courseId: string;
  },
): Promise<void> {
  const [courseId, eventId] = [its.courseId as never, its.eventId as never];
  const answer = { setId: 's', standardId: 's-1', state: 'partly' as const };
  await standards.addDesignAnswer({
    ...answer,
    courseId,
    version: '1',
    evidence: 'e',
    answeredAt: noon,
    answeredBy: by,
  });
  await standards.setOwner(courseId, its.agencyId);
  await standards.saveEndorsement({
    id: 'en',
    agencyId: its.agencyId,
    courseId,
    setId: 's',
    satisfies: ['x'],
    content: [{ standardId: 's-1', state: 'met', evidence: 'e' }],
    state: 'asked',
    askedAt: noon,
    askedBy: by,
  });
  await quality.saveObservation({
    id: 'ob',
    eventId,
    observerId: its.personId,
    trainerIds: [its.personId],
    setIds: ['s'],
    state: 'draft',
    on: '2027-02-09',
    answers: [{ ...answer, note: 'n' }],
    strengths: 'st',
    draftActions: [],
    trainerWords: [],
  });
  const review = { id: 're', courseId, state: 'open', openedAt: noon, dueOn: '2027-05-09', findings: '' } as const;
  await quality.takeOpenReview(review);
  await quality.addCause(courseId, { reviewId: 're', key: 'k', cause: { kind: 'asked', why: 'w' }, addedAt: noon });
  await quality.saveAction(
    { id: 'qa', of: { kind: 'review', id: 're' }, text: 't', ownerName: 'Office', dueOn: '2027-03-01' },
    noon,
  );
  await quality.saveLesson({
    id: 'le',
    title: 't',
    summary: 's',
    receivedOn: '2026-11-01',
    courseIds: [courseId],
    state: 'open',
  });
  await quality.saveSamplingPlan(
    {
      id: 'sp',
      from: '2027-01-01',
      to: '2027-03-31',
      events: 1,
      setIds: ['s'],
      courseIds: [],
      seed: 'x',
      drawnAt: noon,
      chosen: [{ eventId, because: 'by-lot', observationId: 'ob' }],
    },
    by,
  );
}
