import { expect, test } from 'vitest';
import { AgencyId, PersonId } from '../../ids.ts';
import { Roll } from '../../people/matching/roll.ts';
import { whose } from './whose.ts';

const WT = AgencyId.parse('WT');
const BS = AgencyId.parse('BS');
const roll = new Roll();
function enrol(id: string, agencyId: AgencyId, staffNumber: string | undefined, workEmail?: string): void {
  const staffNumbers = staffNumber === undefined ? [] : [{ agencyId, staffNumber }];
  roll.put(
    {
      id: PersonId.parse(id),
      givenName: 'A',
      familyName: 'B',
      formerNames: [],
      staffNumbers,
      ...(workEmail !== undefined && { workEmail }),
    },
    [agencyId],
  );
}
enrol('chloe', WT, '1001', 'chloe@wt.example');
enrol('dan', WT, undefined, 'dan@wt.example');
enrol('box1', WT, '1', 'office@wt.example');
enrol('box2', WT, '2', 'office@wt.example');
enrol('far', BS, '7', 'far@bs.example');

test.each([
  ['staff number', { staffNumber: '1001' }, 'chloe'],
  ['work e-mail', { workEmail: 'dan@wt.example' }, 'dan'],
  ['both', { staffNumber: '1001', workEmail: 'chloe@wt.example' }, 'chloe'],
  ['a staff number beside an e-mail that nobody has', { staffNumber: '1001', workEmail: 'x@wt.example' }, 'chloe'],
  [
    'a work e-mail beside a number that nobody has, of somebody without one',
    { staffNumber: '9', workEmail: 'dan@wt.example' },
    'dan',
  ],
  ['a staff number beside a shared mailbox', { staffNumber: '2', workEmail: 'office@wt.example' }, 'box2'],
])('evidence finds its person by %s', (_, row, id) => {
  expect(whose(row, WT, roll)).toMatchObject({ state: 'matched', person: { id } });
});

test.each([
  ['a shared mailbox', { workEmail: 'office@wt.example' }, 'workEmail', ['box1', 'box2']],
  [
    'number and e-mail of two people',
    { staffNumber: '1001', workEmail: 'dan@wt.example' },
    'workEmail',
    ['chloe', 'dan'],
  ],
  [
    'another number than the holder of the e-mail has',
    { staffNumber: '9', workEmail: 'chloe@wt.example' },
    'staffNumber',
    ['chloe'],
  ],
])('a person must decide about %s', (_, row, field, candidates) => {
  expect(whose(row, WT, roll)).toMatchObject({ state: 'unsure', field, candidates });
});

test.each([
  ['a number', { staffNumber: '9' }, 'staffNumber'],
  ['an e-mail', { workEmail: 'x@wt.example' }, 'workEmail'],
  ['the e-mail of somebody in another agency', { workEmail: 'far@bs.example' }, 'workEmail'],
])('%s that nobody of the agency has belongs to nobody', (_, row, field) => {
  expect(whose(row, WT, roll)).toEqual({ state: 'nobody', field });
});
