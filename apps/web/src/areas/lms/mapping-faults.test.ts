import { entryOf, noDate } from '@trellis/ui/date-field';
import { expect, test } from 'vitest';
import { mappingFaults, mappingRefusal, type MappingEntry } from './mapping-faults.ts';

const entry: MappingEntry = { courseRef: 'SG-EY', courseVersion: '', satisfies: [], from: noDate, to: noDate };

test.each<[string, MappingEntry, string[]]>([
  ['a course is enough', entry, []],
  ['so is a requirement', { ...entry, courseRef: '', satisfies: ['LCF-L2'] }, []],
  ['one of the two is needed', { ...entry, courseRef: '' }, ['Choose a course, or at least one requirement']],
  [
    'half a date is none',
    { ...entry, from: { ...noDate, year: '2027' } },
    ['Enter a real date, such as 1 4 2027, or leave it empty'],
  ],
  [
    'days in the wrong order',
    { ...entry, from: entryOf('2027-04-01'), to: entryOf('2027-03-31') },
    ['The last day is before the first'],
  ],
  ['one day', { ...entry, from: entryOf('2027-04-01'), to: entryOf('2027-04-01') }, []],
])('%s', (_, typed, texts) => {
  expect(mappingFaults(typed).map(({ text }) => text)).toEqual(texts);
});

test('what the service refuses stands at its field, and what has none stands alone', () => {
  const error = { code: 'lms.mapping-overlaps', sentence: 'It overlaps.', fields: [] };
  expect(mappingRefusal(undefined)).toEqual([]);
  expect(mappingRefusal(error)).toEqual([{ text: 'It overlaps.' }]);
  expect(mappingRefusal({ ...error, fields: [{ field: 'validFrom', reason: 'it overlaps' }] })).toEqual([
    { fieldId: 'counts-from', text: 'It overlaps' },
  ]);
  expect(mappingRefusal({ ...error, fields: [{ field: 'lmsCourseId', reason: '' }] })).toEqual([
    { text: 'It overlaps.' },
  ]);
});
