import { expect, test } from 'vitest';
import { AgencyId, PersonId } from '../../ids.ts';
import { match, type Described } from './match.ts';
import { Roll } from './roll.ts';
import type { Person } from '../schema.ts';

const AC = AgencyId.parse('AC');
const RH = AgencyId.parse('RH');

function person(
  id: string,
  name: string,
  identifiers: { number?: string; at?: AgencyId; email?: string; formerly?: string } = {},
): Person {
  const [givenName = '', familyName = ''] = name.split(' ');
  const { number, at = AC, email, formerly } = identifiers;
  return {
    id: PersonId.parse(id),
    givenName,
    familyName,
    formerNames: formerly === undefined ? [] : [{ givenName, familyName: formerly, until: '2025-01-01' }],
    ...(email !== undefined && { workEmail: email }),
    staffNumbers: number === undefined ? [] : [{ agencyId: at, staffNumber: number }],
  };
}

const roll = new Roll();
roll.put(person('chloe', 'Chloe Nowak', { number: '1001', email: 'chloe@ac.example' }), [AC]);
roll.put(person('sian', 'Siân Hughes', { number: '1002' }), [AC]);
roll.put(person('mail', 'Dan Price', { email: 'dan@ac.example' }), [AC]);
roll.put(person('box1', 'Ann Lee', { email: 'office@ac.example' }), [AC]);
roll.put(person('box2', 'Bea Fox', { email: 'office@ac.example' }), [AC]);
roll.put(person('wed', 'Mia Stone', { number: '1003', formerly: 'Reed' }), [AC]);
roll.put(person('bank', 'Tom Hill', { number: '1001', at: RH }), [RH]);

function row(name: string, identifiers: Omit<Described, 'givenName' | 'familyName'>): Described {
  const [givenName = '', familyName = ''] = name.split(' ');
  return { givenName, familyName, ...identifiers };
}

test.each<[string, Described, string]>([
  ['the staff number of the agency', row('Chloe Nowak', { staffNumber: '1001' }), 'chloe'],
  ['the staff number, with a new surname', row('Chloe Hughes', { staffNumber: '1001' }), 'chloe'],
  ['the staff number, with another spelling', row('Sian Hughes', { staffNumber: '1002' }), 'sian'],
  ['the staff number, with a name she had before', row('Mia Reed', { staffNumber: '1003' }), 'wed'],
  [
    'the staff number, with an e-mail that nobody has',
    row('Chloe Nowak', { staffNumber: '1001', workEmail: 'new@ac.example' }),
    'chloe',
  ],
  ['the work e-mail and a name alike', row('Chloe Nowak-Hughes', { workEmail: 'chloe@ac.example' }), 'chloe'],
  ['a mailbox known to be shared, with her very name', row('Ann Lee', { workEmail: 'office@ac.example' }), 'box1'],
  [
    'the work e-mail of somebody who had no staff number yet',
    row('Dan Price', { staffNumber: '2000', workEmail: 'dan@ac.example' }),
    'mail',
  ],
])('somebody is known by %s', (_, described, id) => {
  expect(match(described, AC, roll)).toMatchObject({ state: 'matched', person: { id } });
});

test.each<[string, Described, string, string[]]>([
  [
    'a staff number with quite another name may have been given out again',
    row('Raj Patel', { staffNumber: '1001' }),
    'staffNumber',
    ['chloe'],
  ],
  [
    'an e-mail with another name may be a shared mailbox',
    row('Raj Patel', { workEmail: 'chloe@ac.example' }),
    'workEmail',
    ['chloe'],
  ],
  [
    'an e-mail that several have tells nobody apart',
    row('Cy Day', { workEmail: 'office@ac.example' }),
    'workEmail',
    ['box1', 'box2'],
  ],
  [
    'number and e-mail of different people',
    row('Chloe Nowak', { staffNumber: '1001', workEmail: 'dan@ac.example' }),
    'workEmail',
    ['chloe', 'mail'],
  ],
  [
    'an e-mail whose holder has another staff number here',
    row('Chloe Nowak', { staffNumber: '9', workEmail: 'chloe@ac.example' }),
    'staffNumber',
    ['chloe'],
  ],
  [
    'a name alike where the row has an e-mail and the person a number',
    row('Sian Hughes', { workEmail: 'sian@ac.example' }),
    'workEmail',
    ['sian'],
  ],
  [
    'a name alike where the row has a number and the person an e-mail',
    row('Dan Price', { staffNumber: '2000' }),
    'staffNumber',
    ['mail'],
  ],
  [
    'a name she had before, without an identifier in common',
    row('Mia Reed', { workEmail: 'mia@ac.example' }),
    'workEmail',
    ['wed'],
  ],
])('a person must decide: %s', (_, described, field, candidates) => {
  expect(match(described, AC, roll)).toMatchObject({ state: 'unsure', field, candidates });
});

test.each<[string, Described]>([
  ['a namesake with another staff number', row('Chloe Nowak', { staffNumber: '1999' })],
  ['a namesake with another e-mail', row('Dan Price', { workEmail: 'dan.price@ac.example' })],
  ['somebody with a name of her own', row('Raj Patel', { staffNumber: '2000' })],
  ['a namesake of somebody in another agency', row('Tom Hill', { workEmail: 'tom@ac.example' })],
])('%s is new', (_, described) => {
  expect(match(described, AC, roll)).toEqual({ state: 'new' });
});

test('a staff number means nothing in another agency', () => {
  expect(match(row('Tom Hill', { staffNumber: '1001' }), RH, roll)).toMatchObject({
    state: 'matched',
    person: { id: 'bank' },
  });
  expect(match(row('Tom Hill', { staffNumber: '1001' }), AC, roll)).toMatchObject({
    state: 'unsure',
    candidates: ['chloe'],
  });
});

test('an e-mail that somebody has given up is not hers any more', () => {
  const changed = new Roll();
  changed.put(person('p', 'Ann Lee', { number: '1', email: 'old@ac.example' }), [AC]);
  changed.put(person('p', 'Ann Lee', { number: '1', email: 'new@ac.example' }), [AC]);
  expect(match(row('Bea Fox', { workEmail: 'old@ac.example' }), AC, changed)).toEqual({ state: 'new' });
});
