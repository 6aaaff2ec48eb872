import type { QualityStore } from '@trellis/core/quality';
import type { Binding } from '../binding.ts';
import { actionsPart } from './actions.ts';
import { countsPart } from './counts.ts';
import { dutiesPart } from './duties.ts';
import { lessonsAndSamplesPart } from './lessons-and-samples.ts';
import { lotsPart } from './lots.ts';
import { observationsPart } from './observations.ts';
import { reviewsPart } from './reviews.ts';

/** The quality of training of one partnership: what was observed, looked at again, agreed and drawn. */
export function createQualityStore(binding: Binding): QualityStore {
  return {
    ...observationsPart(binding),
    ...reviewsPart(binding),
    ...actionsPart(binding),
    ...lessonsAndSamplesPart(binding),
    ...countsPart(binding),
    ...dutiesPart(binding),
    ...lotsPart(binding),
  };
}
