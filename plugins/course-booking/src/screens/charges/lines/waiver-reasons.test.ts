import type { LineAnswer } from '@trellis/core/billing';
import { describe, expect, test } from 'vitest';
import { OWN_REASON, reasonChoices, waiverFaults, waiverWhy, wordsWanted } from './waiver-reasons.ts';

const reasons = [
  { id: 'illness', title: 'Illness', source: { document: 'Charging policy', section: '4.2' } },
  { id: 'line-manager', title: 'The line manager gave notice', source: { document: 'Charging policy' } },
] as unknown as LineAnswer['waiverReasons'];
const entry = (reason: string, why = '') => ({ reason, why });

describe('a charge is waived for a reason', () => {
  test('that its policy names, or for one of one’s own', () => {
    expect(reasonChoices(reasons)).toEqual([
      { value: 'illness', label: 'Illness', detail: 'As the policy says: 4.2' },
      { value: 'line-manager', label: 'The line manager gave notice', detail: 'As the policy says' },
      { value: OWN_REASON, label: 'Another reason', detail: 'In your own words' },
    ]);
  });

  test('in words of one’s own alone, where the policy names none', () => {
    expect(reasonChoices([])).toEqual([]);
    expect(wordsWanted([], '')).toBe('reason');
    expect(waiverWhy([], entry('', ' Flood '))).toBe('Flood');
    expect(waiverFaults([], entry('', ' '))).toEqual([{ fieldId: 'step-why', text: 'Say why, in a few words' }]);
  });

  test('which has to be chosen first', () => {
    expect(wordsWanted(reasons, '')).toBe('not-yet');
    expect(waiverFaults(reasons, entry(''))).toEqual([{ fieldId: 'step-reason', text: 'Choose why it is waived' }]);
  });

  test('of the policy, which needs no words beside it but takes some', () => {
    expect(wordsWanted(reasons, 'illness')).toBe('more');
    expect(waiverFaults(reasons, entry('illness'))).toEqual([]);
    expect(waiverWhy(reasons, entry('illness'))).toBe('Illness');
    expect(waiverWhy(reasons, entry('illness', ' Told by telephone '))).toBe('Illness. Told by telephone');
    expect(waiverFaults(reasons, entry('illness', 'x'.repeat(300)))).toEqual([
      { fieldId: 'step-why', text: 'Shorten this by 9 letters: it stands beside the reason' },
    ]);
  });

  test('of one’s own, which has to be said', () => {
    expect(wordsWanted(reasons, OWN_REASON)).toBe('reason');
    expect(waiverFaults(reasons, entry(OWN_REASON))).toEqual([
      { fieldId: 'step-why', text: 'Say why, in a few words' },
    ]);
    expect(waiverWhy(reasons, entry(OWN_REASON, 'Flood'))).toBe('Flood');
  });
});
