import { expect, test } from 'vitest';
import { AgencyId, PersonId } from '../ids.ts';
import type { Person } from '../people/schema.ts';
import { joinMatch, vouchedFor, type Claimed, type Trust } from './join.ts';

const [WT, RH] = [AgencyId.parse('wt'), AgencyId.parse('rh')];
const BOTH: Trust = { vouchesFor: ['work-email', 'staff-number'], serves: [] };

function person(id: string, workEmail: string | undefined, ...numbers: [AgencyId, string][]): Person {
  return {
    id: PersonId.parse(id),
    givenName: 'A',
    familyName: 'B',
    formerNames: [],
    ...(workEmail !== undefined && { workEmail }),
    staffNumbers: numbers.map(([agencyId, staffNumber]) => ({ agencyId, staffNumber })),
  };
}
const PEOPLE = [
  person('chloe', 'chloe@wt.example', [WT, '1001']),
  person('dan', 'dan@wt.example'),
  person('box1', 'office@wt.example', [WT, '1']),
  person('box2', 'office@wt.example', [WT, '2']),
  person('tom', 'tom@rh.example', [RH, '1001']),
  { ...person('gone', 'gone@wt.example', [WT, '5']), erasedAt: '2026-01-01T00:00:00Z' },
];
const agenciesOf = (somebody: Person) =>
  somebody.id === 'dan' ? [WT] : somebody.staffNumbers.map((held) => held.agencyId);
const joined = (claimed: Claimed, trust: Trust = BOTH) =>
  joinMatch(vouchedFor(claimed, trust), PEOPLE, agenciesOf, trust);

test.each<[string, Claimed, Trust, string]>([
  ['her work e-mail', { workEmail: 'chloe@wt.example' }, BOTH, 'chloe'],
  ['her work e-mail in capitals', { workEmail: ' Chloe@WT.example ' }, BOTH, 'chloe'],
  ['her staff number where one agency is served', { staffNumber: '1001' }, { ...BOTH, serves: [WT] }, 'chloe'],
  ['both', { workEmail: 'tom@rh.example', staffNumber: '1001' }, BOTH, 'tom'],
  ['a staff number and an e-mail that nobody has', { workEmail: 'new@wt.example', staffNumber: '2' }, BOTH, 'box2'],
  [
    'a staff number that tells a shared mailbox apart',
    { workEmail: 'office@wt.example', staffNumber: '2' },
    BOTH,
    'box2',
  ],
  ['an e-mail, and a number that is news', { workEmail: 'dan@wt.example', staffNumber: '77' }, BOTH, 'dan'],
])('somebody is joined by %s', (_, claimed, trust, id) => {
  expect(joined(claimed, trust)).toBe(id);
});

test.each<[string, Claimed, Trust]>([
  ['nothing is claimed', {}, BOTH],
  ['nobody has the e-mail', { workEmail: 'x@wt.example' }, BOTH],
  [
    'the deployment vouches for nobody',
    { workEmail: 'chloe@wt.example', staffNumber: '1001' },
    { vouchesFor: [], serves: [] },
  ],
  [
    'the deployment vouches for staff numbers only',
    { workEmail: 'chloe@wt.example' },
    { vouchesFor: ['staff-number'], serves: [] },
  ],
  ['the deployment vouches for e-mails only', { staffNumber: '2' }, { vouchesFor: ['work-email'], serves: [] }],
  ['the agency is not served', { workEmail: 'chloe@wt.example' }, { ...BOTH, serves: [RH] }],
  ['a mailbox is shared', { workEmail: 'office@wt.example' }, BOTH],
  ['two agencies gave out the same number', { staffNumber: '1001' }, BOTH],
  ['e-mail and number are two people’s', { workEmail: 'chloe@wt.example', staffNumber: '2' }, BOTH],
  [
    'the e-mail is somebody’s elsewhere, and the number somebody else’s',
    { workEmail: 'tom@rh.example', staffNumber: '2' },
    { ...BOTH, serves: [WT] },
  ],
  ['whoever has the e-mail has another number', { workEmail: 'chloe@wt.example', staffNumber: '77' }, BOTH],
  ['the person was erased', { workEmail: 'gone@wt.example' }, BOTH],
])('nobody is joined when %s', (_, claimed, trust) => {
  expect(joined(claimed, trust)).toBeUndefined();
});
