import { expect, test } from 'vitest';
import { readDraft } from './draft-faults.ts';

const source = { document: 'Charges' };
const tier = {
  number: 1,
  title: 'Everybody',
  price: { kind: 'flat', pence: 3500 },
  lateCancellation: { kind: 'price' },
  noShow: { kind: 'price' },
  source,
};
const draft = {
  id: 'own',
  version: '1.0.0',
  title: 'Charges',
  areaTitle: 'Here',
  tiers: [tier],
  everybodyElse: { tier: 1, title: 'Everybody', source },
  length: { halfDayUpToMinutes: 240, severalSessions: 'total-length', source },
  calendar: 'england-and-wales',
  notice: {
    count: 10,
    unit: 'working-days',
    lateWhen: 'fewer-than',
    doBankHolidaysCount: true,
    counting: 'from-notice',
    day: { clock: 'local' },
    source,
  },
  cancelling: { who: ['practitioner'], channel: 'Here', source },
  substitutes: { who: 'same-team', source },
  organiserCancels: { source },
  source,
};
const calendar = { id: 'england-and-wales', version: '1', title: 'Bank holidays', holidays: [], source };
const packs = [{ calendars: [calendar] }] as unknown as Parameters<typeof readDraft>[1];
const fieldsOf = (policy: unknown): readonly string[] => readDraft(policy, packs).findings.map(({ field }) => field);

test('a whole draft has nothing wrong', () => {
  expect(readDraft(draft, packs).policy?.title).toBe('Charges');
});

test.each([
  ['a sum that is none', { tiers: [{ ...tier, price: { kind: 'flat', pence: '8x' } }] }, ['tiers.0.price.pence']],
  [
    'a sum that is none under one reading of an open point',
    { tiers: [{ ...tier, price: { option: 'OWN-A-1', readings: { a: { kind: 'flat', pence: '8x' } } } }] },
    ['tiers.0.price.readings.a.pence'],
  ],
  ['a way to count that is none', { notice: { ...draft.notice, counting: 'backwards' } }, ['notice.counting']],
  ['a tier that is not there', { everybodyElse: { ...draft.everybodyElse, tier: 7 } }, ['everybodyElse.tier']],
  ['a calendar that is not there', { calendar: 'mars' }, ['calendar']],
])('%s is named at its own field, and nowhere else', (_, part, fields) => {
  expect(fieldsOf({ ...draft, ...part })).toEqual(fields);
});
