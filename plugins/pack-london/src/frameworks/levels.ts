import type { Framework } from '@trellis/core/frameworks';
import type { z } from 'zod';

const document = 'London Competency Framework';
const source = { document, section: '3.5 (table) and 4' };

/** A level takes in lower ones only by our reading; the letter of the source gives each its own list. */
function taking(all: string[], basics: string[]) {
  return { option: 'AMB-LCF-2', readings: { a: [], b: all, c: basics } };
}

/** The five levels, with the intercollegiate level that the source prints beside each. */
export const levels: z.input<typeof Framework>['levels'] = [
  { id: 'LCF-L1', number: 1, title: 'Level 1', includes: [], intercollegiate: '1', source },
  {
    id: 'LCF-L2',
    number: 2,
    title: 'Level 2',
    includes: taking(['LCF-L1'], ['LCF-L1']),
    intercollegiate: '2-3',
    source,
  },
  {
    id: 'LCF-L3',
    number: 3,
    title: 'Level 3',
    includes: taking(['LCF-L1', 'LCF-L2'], ['LCF-L1', 'LCF-L2']),
    intercollegiate: '3-4',
    source,
  },
  {
    id: 'LCF-L4',
    number: 4,
    title: 'Level 4',
    includes: taking(['LCF-L1', 'LCF-L2', 'LCF-L3'], ['LCF-L1', 'LCF-L2']),
    intercollegiate: '4',
    source,
  },
  {
    id: 'LCF-L5',
    number: 5,
    title: 'Level 5',
    includes: taking(['LCF-L1', 'LCF-L2', 'LCF-L3', 'LCF-L4'], ['LCF-L1', 'LCF-L2']),
    intercollegiate: { option: 'AMB-LCF-1', readings: { a: '5', b: '5-6' } },
    source,
  },
];
