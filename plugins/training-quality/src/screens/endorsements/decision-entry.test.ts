import { noDate } from '@trellis/ui/date-field';
import { expect, test } from 'vitest';
import { decisionEntry, decisionFaults, decisionTyped } from './decision-entry.ts';
import { standingWords } from './standing-words.ts';

const begun = decisionEntry('2026-11-22');

test('an endorsement is proposed for a year from today', () => {
  expect(decisionTyped('e1', { ...begun, decision: 'endorsed' })).toEqual({
    id: 'e1',
    decision: 'endorsed',
    from: '2026-11-22',
    expiresOn: '2027-11-22',
  });
  expect(decisionEntry('2028-02-29').expiresOn).toEqual(noDate);
});

test('a refusal says why, and an endorsement ends after it begins', () => {
  expect(decisionFaults(begun).map(({ fieldId }) => fieldId)).toEqual(['decision']);
  expect(decisionFaults({ ...begun, decision: 'refused' }).map(({ fieldId }) => fieldId)).toEqual(['decision-why']);
  expect(decisionFaults({ ...begun, decision: 'endorsed', expiresOn: { day: '1', month: '1', year: '2026' } })).toEqual(
    [{ fieldId: 'decision-expires', text: 'The last day must not be before the first' }],
  );
});

test('what runs out says when, and in how many days', () => {
  expect(standingWords({ standing: 'expires-soon', expiresOn: '2027-01-01' }, '2026-11-22')).toEqual({
    sign: 'due-soon',
    words: 'Counts until 1 January 2027, in 40 days',
  });
  expect(standingWords({ standing: 'expired', expiresOn: '2026-11-01' }, '2026-11-22').words).toBe(
    'Counts no more since 1 November 2026',
  );
  expect(standingWords({ standing: 'asked' }, '2026-11-22').sign).toBe('wait');
});
