import type { CalendarDate } from '../calendar.ts';
import type { CourseId } from '../ids.ts';
import type { ChosenReadings } from '../readings.ts';
import type { Eligibility, Trainer } from './schema.ts';

/** What somebody trains on, when, and by which readings of the standard. */
export interface TrainingAsked {
  readonly on: CalendarDate;
  readonly courseId?: CourseId | undefined;
  /** Letters by option: `AMB-TR-1`. */
  readonly readings: ChosenReadings;
}

/**
 * Whether somebody may train on a day. She trains on safeguarding in her own organisation or is a practitioner with safeguarding knowledge,
 * and has training for trainers or the equivalent.
 *
 * @returns what is missing in the words of the standard; the option is named where it decided
 * @source Leeds, Learning and Development Offer: trainers of the pool; AMB-TR-1: whether the second half holds for in-house trainers too
 * @source Cambridgeshire and Peterborough, expectations of the boards: a training-for-trainers programme or professional equivalent
 */
export function eligible(
  trainer: Pick<
    Trainer,
    'isInHouseTrainer' | 'hasSafeguardingKnowledge' | 'trainingForTrainers' | 'equivalent' | 'courseIds' | 'isActive'
  >,
  { on, courseId, readings }: TrainingAsked,
): Eligibility {
  const { isInHouseTrainer, hasSafeguardingKnowledge, trainingForTrainers, equivalent, courseIds, isActive } = trainer;
  const isTrained = [trainingForTrainers, equivalent].some((held) => isHeld(held, on));
  const isAskedOfHer = !isInHouseTrainer || readings['AMB-TR-1'] !== 'b';
  const missing = [
    ...(isActive ? [] : ['a place in the pool of trainers']),
    ...(isInHouseTrainer || hasSafeguardingKnowledge ? [] : ['safeguarding knowledge']),
    ...(isTrained || !isAskedOfHer ? [] : ['training for trainers or equivalent']),
    ...(courseId === undefined || courseIds.length === 0 || courseIds.includes(courseId)
      ? []
      : ['approval for this course']),
  ];
  const decided = isInHouseTrainer && !isTrained;
  return {
    isEligible: missing.length === 0,
    missing,
    ...(decided ? { option: `AMB-TR-1:${readings['AMB-TR-1'] ?? 'a'}` } : {}),
  };
}

function isHeld(
  held: { readonly achievedOn: CalendarDate; readonly expiresOn?: CalendarDate | undefined } | undefined,
  on: CalendarDate,
): boolean {
  return held !== undefined && held.achievedOn <= on && (held.expiresOn === undefined || on <= held.expiresOn);
}
