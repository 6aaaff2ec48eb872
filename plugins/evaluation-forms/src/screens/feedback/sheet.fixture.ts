import type { BookingId, CourseId, EventId } from '@trellis/core';
import { Form, type Question, type Sheet } from '@trellis/core/evaluation';

/** A form as partnerships use it: objectives twice, a rating, and words that become a plan. */
export const aForm = Form.parse({
  id: 'ours',
  version: '1',
  title: 'How it went',
  scales: [{ id: 'confidence', labels: ['Not sure', 'Some knowledge', 'Good knowledge', 'Confident'] }],
  items: [
    {
      kind: 'objectives',
      id: 'confident',
      title: 'Confidence',
      stages: ['before', 'after'],
      scale: 'confidence',
      isRequired: true,
    },
    { kind: 'text', id: 'gain', title: 'What did you gain most?', stages: ['after'] },
    { kind: 'text', id: 'use', title: 'How will you use it at work?', stages: ['after'], isPlan: true },
    { kind: 'text', id: 'know', title: 'How will you know?', stages: ['after'], isPlan: true },
    { kind: 'text', id: 'notice', title: 'How will others notice?', stages: ['after'], isPlan: true },
  ],
  source: { document: 'Made up', section: '1' },
});

const [objectives, ...texts] = aForm.items;

/** Two objectives, of which one was rated before; then the words. */
export const afterQuestions: readonly Question[] = [
  {
    item: objectives!,
    scale: aForm.scales[0]!,
    lines: [
      { key: 'confident:noticing signs', title: 'Noticing signs', before: 2, asksThinkingBack: false },
      { key: 'confident:working together', title: 'Working together', asksThinkingBack: true },
    ],
  },
  ...texts.map((item) => ({ item, lines: [] })),
];

/** The sheet after a course. */
export const afterSheet: Sheet = {
  bookingId: 'booking-1' as BookingId,
  stage: 'after',
  state: 'open',
  form: { id: aForm.id, version: aForm.version, title: aForm.title, naming: 'named' },
  heading: [],
  course: { id: 'course-1' as CourseId, ref: 'SG-EY', title: 'Safeguarding in early years' },
  event: { id: 'event-1' as EventId, startsAt: '2027-02-09T09:30:00.000Z', endsAt: '2027-02-09T12:45:00.000Z' },
  questions: [...afterQuestions],
  opensAt: '2027-02-09T12:15:00.000Z',
  closesAt: '2027-03-10T00:00:00.000Z',
  nextOn: '2027-05-09',
};
