import { covers, dayOf, FOREVER, type CalendarDate } from '../../calendar.ts';
import { lettersOf, type ChosenReadings } from '../../readings.ts';
import type { Pack, PackActivation } from '../schema.ts';

/** Before every real day: a pack whose source carries no date was always in force. */
export const ALWAYS = -FOREVER;

/** Stored packs and what of them is at work. */
export interface PacksAtWork {
  readonly packs: readonly Pack[];
  readonly activations: readonly PackActivation[];
}

/** A pack at work, with the letter for each of its options. */
export interface PackOn {
  readonly pack: Pack;
  readonly readings: ChosenReadings;
  /** What was chosen when it was put to work, also of options that are not its own. */
  readonly chosen: ChosenReadings;
}

/**
 * The packs that are at work on a day, the one that was put to work last first. Of one pack only the version counts that was put to
 * work last by that day.
 *
 * @source house
 */
export function packsOn({ packs, activations }: PacksAtWork, on: CalendarDate): readonly PackOn[] {
  const day = dayOf(on);
  const seen = new Set<string>();
  return activations
    .filter(({ from }) => startOf(from) <= day)
    .toSorted((one, other) => startOf(other.from) - startOf(one.from) || compareVersions(other.version, one.version))
    .filter(({ packId }) => !seen.has(packId) && seen.add(packId))
    .flatMap((activation) => {
      const pack = packs.find((each) => each.id === activation.packId && each.version === activation.version);
      if (!pack) return [];
      const to = Math.min(endOf(activation.to), endOf(pack.validTo));
      return covers({ from: startOf(pack.validFrom), to }, day)
        ? [{ pack, readings: lettersOf(pack.options, activation.readings), chosen: activation.readings }]
        : [];
    });
}

/**
 * The first day of a period, as a number.
 *
 * @source house null is as far back as there are days
 */
export function startOf(date: string | null): number {
  return date === null ? ALWAYS : dayOf(date);
}

/**
 * The day after a last day, as a number.
 *
 * @source house null is for ever
 */
export function endOf(lastDay: string | null): number {
  return lastDay === null ? FOREVER : dayOf(lastDay) + 1;
}

/**
 * Which of two versions is newer: below nought where the first is the older.
 *
 * @source house a part that is not there is nought
 */
export function compareVersions(one: string, other: string): number {
  const [parts, others] = [one.split('.').map(Number), other.split('.').map(Number)];
  const longer = parts.length > others.length ? parts : others;
  const differences = longer.map((_, at) => (parts[at] ?? 0) - (others[at] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
