import { DomainError } from '../errors.ts';
import { choiceFault, lettersOf } from '../readings.ts';
import type { ChosenReadings, FrameworksErrorCode, Option, Pack } from './schema.ts';

export { optionFaults, readingFaults, repeated, twice } from '../reading-faults.ts';
export { hangsOnOption, read, readingOf, type Read } from '../readings.ts';

/**
 * The letter for every option: what was chosen, or else its default.
 *
 * @throws `frameworks.unknown-option`, `frameworks.unknown-reading` when the choice names what is not there
 * @source house
 */
export function chooseReadings(options: readonly Option[], choice: ChosenReadings): ChosenReadings {
  const fault = choiceFault(options, choice);
  if (fault) throw new DomainError<FrameworksErrorCode>(`frameworks.unknown-${fault.what}`, fault.message, fault.facts);
  return lettersOf(options, choice);
}

/**
 * Every option of these packs' frameworks and requirements, each once. A charging policy has its own, and those of a pack with forms or
 * standards only judge nobody.
 *
 * @source house
 */
export function optionsOf(packs: readonly Pack[]): readonly Option[] {
  const judging = packs.filter(({ frameworks, requirements }) => frameworks.length + requirements.length > 0);
  return [...new Map(judging.flatMap((pack) => pack.options).map((option) => [option.id, option])).values()];
}
