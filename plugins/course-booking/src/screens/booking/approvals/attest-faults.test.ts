import { expect, test } from 'vitest';
import { attestFaults } from './attest-faults.ts';

const on = { day: '5', month: '10', year: '2026' };

test('basics are attested with their title and a day that is past', () => {
  expect(attestFaults({ title: 'In-house basics', on }, '2026-11-21')).toEqual([]);
  expect(attestFaults({ title: ' ', on: { ...on, month: '13' } }, '2026-11-21')).toEqual([
    { fieldId: 'title', text: 'Say what it was called' },
    { fieldId: 'on', text: 'Enter a real date, such as 5 10 2026' },
  ]);
  expect(attestFaults({ title: 'In-house basics', on }, '2026-10-04')).toEqual([
    { fieldId: 'on', text: 'Enter a day that is not to come' },
  ]);
});
