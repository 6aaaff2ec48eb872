import type { Option } from '@trellis/core/frameworks';

const document = 'London Competency Framework';

/** Points that the source leaves open, with our readings. */
export const options: readonly Option[] = [
  {
    id: 'AMB-LCF-1',
    point: 'ICL for level 5',
    readings: { a: '5 (3.5 table)', b: '5-6 (section 4 heading)' },
    default: 'a',
    source: { document, section: '3.5 and 4' },
  },
  {
    id: 'AMB-LCF-2',
    point: 'Are levels cumulative?',
    readings: {
      a: 'each level only adds its own list (letter of the seed)',
      b: 'each level includes all lower ones',
      c: 'L2 includes L1; L3, L4 and L5 include L1-L2',
    },
    default: 'c',
    source: { document, section: '3.5 and 4' },
  },
  {
    id: 'AMB-LCF-3',
    point: 'Several roles',
    readings: { a: 'highest level only', b: "union of all roles' lists, headline = highest level" },
    default: 'b',
    source: { document, section: '3.5 and 4' },
  },
  {
    id: 'AMB-LCF-4',
    point: 'Refresher rule key: group 5 adviser who is neither named nor designated',
    readings: { a: '36 months (letter)', b: '24 months (whole of group 5)' },
    default: 'a',
    source: { document, section: '5' },
  },
  {
    id: 'AMB-LCF-5',
    point: 'May an agency override lengthen the interval?',
    readings: { a: 'yes, either way (letter)', b: 'only shorten' },
    default: 'a',
    source: { document, section: '5' },
  },
  {
    id: 'AMB-LCF-6',
    point: 'Board row without numbers',
    readings: { a: 'level 5', b: 'own level' },
    default: 'a',
    source: { document, section: '3.5 (last row)' },
  },
  {
    id: 'AMB-LCF-7',
    point: 'Supervision appears in L3 and in L4',
    readings: { a: 'one piece of evidence may serve both', b: 'separate evidence' },
    default: 'a',
    source: { document, section: '4' },
  },
  {
    id: 'AMB-LCF-8',
    point: 'What starts the refresher clock when a level is met by evidence over time?',
    readings: { a: 'date of the last activity that completed the level', b: 'date of sign-off' },
    default: 'a',
    source: { document, section: '3.1' },
  },
  {
    id: 'HOUSE-LCF-FIRST-DUE',
    point: 'By when must somebody new to a level first hold it?',
    readings: { a: 'within three months', b: 'at once', c: 'within six months', d: 'within twelve months' },
    default: 'a',
    source: { document: 'house', note: 'London states no such period' },
  },
];
