import type { Option } from '@trellis/core/frameworks';
import { offer, qualityAssurance } from '../strategy.ts';

const note = 'the source leaves it open; the default is our reading';

/** Points that the sources leave open about who trains; the rules that read them are those of the core. */
export const trainerOptions: readonly Option[] = [
  {
    id: 'AMB-TR-1',
    point: 'Does the training-for-trainers condition cover in-house safeguarding trainers too?',
    readings: { a: 'yes, both', b: 'only practitioners' },
    default: 'a',
    source: { ...offer, note },
  },
  {
    id: 'AMB-TR-2',
    point: 'How many agencies make a truly multi-agency delivery?',
    readings: { a: 'two trainers from different agencies', b: 'any pair matched by role' },
    default: 'a',
    source: { ...offer, note },
  },
  {
    id: 'AMB-TR-3',
    point: 'How often is a trainer observed?',
    readings: { a: 'as often as somebody plans it: no interval is given', b: 'once a year' },
    default: 'a',
    source: { ...qualityAssurance, note },
  },
];
