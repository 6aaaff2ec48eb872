import { entryOf } from '@trellis/ui/date-field';
import { describe, expect, test } from 'vitest';
import { noSession, sessionEntryOf, sessionFaults, sessionsTyped, type SessionEntry } from './session-entry.ts';

const day: SessionEntry = { on: entryOf('2027-01-18'), from: '9:30am', until: '4:30pm' };

test('a day course is typed by the clock on the wall', () => {
  expect(sessionFaults([day], 'Europe/London')).toEqual([]);
  expect(sessionsTyped([day], 'Europe/London')).toEqual([
    { startsAt: '2027-01-18T09:30:00.000Z', endsAt: '2027-01-18T16:30:00.000Z' },
  ]);
});

test('what was saved comes back as it was typed, also in summer', () => {
  const summer = { ...day, on: entryOf('2027-07-05'), from: '09:30', until: '16:30' };
  expect(sessionEntryOf(sessionsTyped([summer], 'Europe/London')[0]!, 'Europe/London')).toEqual(summer);
});

describe('what is missing is said at its own field', () => {
  test.each<[string, SessionEntry[], (string | undefined)[]]>([
    ['nothing typed', [noSession], ['session-0-on', 'session-0-from', 'session-0-until']],
    ['no such day', [{ ...day, on: { day: '31', month: '2', year: '2027' } }], ['session-0-on']],
    ['it ends before it begins', [{ ...day, until: '9am' }], ['session-0-until']],
    ['two on the same morning', [day, { ...day, from: '10am' }], ['session-1-on']],
    ['the second day before the first', [day, { ...day, on: entryOf('2027-01-17') }], ['session-1-on']],
  ])('%s', (_, sessions, fields) => {
    expect(sessionFaults(sessions, 'Europe/London').map(({ fieldId }) => fieldId)).toEqual(fields);
  });
});
