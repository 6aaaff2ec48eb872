import { expect, test } from 'vitest';
import { askFaults } from './ask-faults.ts';

test('a place is asked for only by somebody who has agreed to the terms', () => {
  expect(askFaults({ hasAgreed: true, kinds: [], note: '' })).toEqual([]);
  expect(askFaults({ hasAgreed: false, kinds: [], note: '' })).toEqual([
    { fieldId: 'agree', text: 'Agree to what is paid if you do not come' },
  ]);
});

test('something else has to be named', () => {
  expect(askFaults({ hasAgreed: true, kinds: ['other'], note: ' ' })).toEqual([
    { fieldId: 'note', text: 'Say what you need' },
  ]);
  expect(askFaults({ hasAgreed: true, kinds: ['other'], note: 'A seat near the door' })).toEqual([]);
});
