import type { FormStage, StageRate, Told } from '../schema.ts';
import type { GroupRate } from './store.ts';

const ORDER: readonly FormStage[] = ['before', 'after', 'follow-up', 'manager'];

/**
 * Rates as they may be told. Who did not answer says nothing of anybody's answer, so it follows from asked and answered; a number of people asked, of
 * people who answered or of people who declined is told from the threshold on.
 *
 * @source house
 */
export function toldRates(rows: readonly GroupRate[], threshold: number): StageRate[] {
  const told = (count: number): Told => (count > 0 && count < threshold ? 'withheld' : count);
  return ORDER.flatMap((stage): StageRate[] => {
    const of = rows.filter((row) => row.stage === stage);
    if (of.length === 0) return [];
    const sum = (pick: (row: GroupRate) => number) => of.reduce((total, row) => total + pick(row), 0);
    const declined = sum((row) => row.declined);
    return [
      {
        stage,
        asked: told(sum((row) => row.asked)),
        answered: told(sum((row) => row.answered)),
        declined: of.every(({ isDeclinedTold }) => isDeclinedTold) ? told(declined) : 'withheld',
      },
    ];
  });
}
