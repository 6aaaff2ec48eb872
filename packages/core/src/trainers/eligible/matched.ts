import type { ChosenReadings } from '../../readings.ts';
import type { Trainer } from '../schema.ts';

/** Whether the trainers of an event make its delivery a multi-agency one, and the reading that decided. */
export interface Matched {
  readonly isMultiAgency: boolean;
  readonly option: string;
}

/**
 * Whether trainers who lead an event together come from different agencies. One alone does not.
 *
 * @source Leeds, Learning and Development Offer: matched by agency, job role, skills and knowledge so that delivery is truly multi-agency; AMB-TR-2
 */
export function matched(trainers: readonly Pick<Trainer, 'agencyId'>[], readings: ChosenReadings): Matched {
  const reading = readings['AMB-TR-2'] ?? 'a';
  const agencies = new Set(trainers.map(({ agencyId }) => agencyId)).size;
  return {
    isMultiAgency: reading === 'b' ? trainers.length >= 2 : agencies >= 2,
    option: `AMB-TR-2:${reading}`,
  };
}
