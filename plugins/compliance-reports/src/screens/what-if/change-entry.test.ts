import { expect, test } from 'vitest';
import { changeableChoices, changeables, changeFaults, changeTyped } from './change-entry.ts';

const packs = {
  packs: [
    {
      id: 'london',
      requirements: [
        { id: 'LCF-L3', title: 'Level 3', rule: { kind: 'interval', months: 36 } },
        { id: 'LCF-ONCE', title: 'Induction', rule: { kind: 'once' } },
        { id: 'LCF-H', title: 'Hours', rule: { kind: 'hours', hours: 16 } },
      ],
    },
    { id: 'asleep', requirements: [{ id: 'X', title: 'Not at work', rule: { kind: 'interval', months: 12 } }] },
  ],
  activations: [{ packId: 'london' }],
};

test('only rules with an amount, of packs at work, can be tried otherwise', () => {
  expect(changeableChoices(changeables(packs)).map(({ label }) => label)).toEqual([
    'Hours (now 16 hours)',
    'Level 3 (now every 36 months)',
  ]);
});

test('a what-if asks for another amount than now, from a day', () => {
  const known = changeables(packs)[1]!;
  const entry = {
    requirement: 'LCF-L3',
    amount: '24',
    from: { day: '1', month: '4', year: '2027' },
    agency: 'RH',
  };
  expect(changeFaults(entry, known)).toEqual([]);
  expect(changeTyped(entry, known)).toEqual({
    changes: [{ requirement: 'LCF-L3', months: 24 }],
    from: '2027-04-01',
    agency: 'RH',
  });
  expect(changeFaults({ ...entry, amount: '36' }, known).map(({ fieldId }) => fieldId)).toEqual(['change-amount']);
});
