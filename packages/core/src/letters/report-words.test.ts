import { expect, test } from 'vitest';
import { REPORT_NOTICES } from '../notices/schema.ts';
import { reportLetter } from './report-words.ts';

const facts = {
  house: {
    publicUrl: 'https://trellis.example',
    fromAddress: 'training@trellis.example',
    partnershipName: 'Westhaven Safeguarding Partnership',
    partnershipId: 'westhaven',
  },
  givenName: 'Rosa',
  report: { id: 'r1', title: 'Half-yearly workforce report', asAt: '2026-12-31' },
};

test('whoever drew up a report is told that it came back and where the reason stands', () => {
  expect(reportLetter({ ...facts, kind: 'report-sent-back' })).toEqual({
    subject: 'Sent back: Half-yearly workforce report, as at 31 December 2026',
    text: `Dear Rosa,

The draft of “Half-yearly workforce report”, as at 31 December 2026, was sent back instead of signed.

Why it came back: https://trellis.example/reports/r1

It cannot be signed until it is changed there, or put forward again with an answer.

Westhaven Safeguarding Partnership
https://trellis.example/
`,
  });
});

test('whoever sent it back is told that it can be read again', () => {
  const { subject, text } = reportLetter({ ...facts, kind: 'report-put-forward' });
  expect(subject).toBe('Ready to be read again: Half-yearly workforce report, as at 31 December 2026');
  expect(text).toContain('To read it: https://trellis.example/reports/r1');
});

test.each(REPORT_NOTICES)(
  'a letter of kind %s has a subject of one line without a name, and no word left out',
  (kind) => {
    const { subject, text } = reportLetter({ ...facts, kind });
    expect(subject).not.toMatch(/\n|Rosa/);
    expect(text).not.toMatch(/undefined|null|\n{3}/);
  },
);
