import { addMonths, dateOf, dayOf, type CalendarDate } from '../../calendar.ts';
import type { CourseId } from '../../ids.ts';
import type { ChosenReadings } from '../../readings.ts';
import { plainDay } from '../../wording.ts';
import { firstDayNotFree } from '../availability.ts';
import { observationDueOn } from './observation-due.ts';
import type { EndingSoon, Eligibility, TrainerRecord } from '../schema.ts';
import { PLAIN_SETTINGS, type TrainerSettings } from '../settings.ts';

/** What somebody trains on, when, and by which readings of the standard. */
export interface TrainingAsked {
  readonly on: CalendarDate;
  /** All its days, the first one included; absent: it is a matter of one day. */
  readonly days?: readonly CalendarDate[] | undefined;
  /** Absent: that of the training. An observation is overdue on the day of asking, not on a day to come. */
  readonly today?: CalendarDate | undefined;
  readonly courseId?: CourseId | undefined;
  /** Letters by option: `AMB-TR-1`, `AMB-TR-3`. */
  readonly readings: ChosenReadings;
  /** Absent: the partnership asks nothing beyond the standard. */
  readonly settings?: TrainerSettings | undefined;
}

/** What of a trainer decides whether she may train. */
export type Trained = Pick<
  TrainerRecord,
  'isInHouseTrainer' | 'hasSafeguardingKnowledge' | 'trainingForTrainers' | 'equivalent' | 'isActive'
> &
  Partial<Pick<TrainerRecord, 'approvals' | 'availability' | 'inPoolSince' | 'lastObservedOn'>>;

/**
 * Whether somebody may train on a day. She trains on safeguarding in her own organisation or is a practitioner with safeguarding knowledge,
 * and has training for trainers or the equivalent; she is approved for the course, where approvals are kept of her, free, and observed in time.
 *
 * @returns each thing that is missing in the words of the standard; the option is named where it decided
 * @source Leeds, Learning and Development Offer: trainers of the pool; AMB-TR-1: whether the second half holds for in-house trainers too
 * @source Cambridgeshire and Peterborough, expectations of the boards: a training-for-trainers programme or professional equivalent
 */
export function eligible(trainer: Trained, asked: TrainingAsked): Eligibility {
  const { on, readings } = asked;
  const days = asked.days ?? [on];
  const lastDay = days.at(-1) ?? on;
  const held = proofs(trainer, asked);
  const isTrained = held.some(({ from, lastOn }) => from <= on && (lastOn === undefined || lastDay <= lastOn));
  const isAskedOfHer = !trainer.isInHouseTrainer || readings['AMB-TR-1'] !== 'b';
  const notFree = firstDayNotFree(trainer.availability, days);
  const observeBy = observationDueOn(trainer, readings);
  const missing = [
    ...(trainer.isActive ? [] : ['a place in the pool of trainers']),
    ...(trainer.isInHouseTrainer || trainer.hasSafeguardingKnowledge ? [] : ['safeguarding knowledge']),
    ...(isTrained || !isAskedOfHer ? [] : [`training for trainers or equivalent${whyNot(held, on)}`]),
    ...approvalMissing(trainer, asked, lastDay),
    ...(notFree === undefined ? [] : [`a free day on ${plainDay(notFree)}`]),
    ...(observeBy === undefined || (asked.today ?? on) <= observeBy
      ? []
      : [`an observation, due by ${plainDay(observeBy)}`]),
  ];
  return {
    isEligible: missing.length === 0,
    missing,
    ...(trainer.isInHouseTrainer && !isTrained ? { option: `AMB-TR-1:${readings['AMB-TR-1'] ?? 'a'}` } : {}),
    endingSoon: missing.length === 0 ? endingSoon(trainer, asked, isAskedOfHer ? held : []) : [],
  };
}

/** A thing that somebody holds between two days. */
interface Held {
  readonly what: string;
  readonly from: CalendarDate;
  readonly lastOn: CalendarDate | undefined;
  /** It does not run out by itself: the pool asks for a newer one. */
  readonly oldestMonths?: number | undefined;
}

function proofs({ trainingForTrainers, equivalent }: Trained, { on, settings }: TrainingAsked): readonly Held[] {
  const counts = settings?.trainingCounts;
  return [
    ...(trainingForTrainers === undefined
      ? []
      : [trainingHeld(trainingForTrainers, counts !== undefined && counts.from <= on ? counts.months : undefined)]),
    ...(equivalent === undefined
      ? []
      : [
          {
            what: 'the equivalent of training for trainers',
            from: equivalent.achievedOn,
            lastOn: equivalent.expiresOn,
          },
        ]),
  ];
}

/**
 * Training for trainers with its last day: its own, or that of the pool if that comes first. An equivalent has its own last day only, since
 * somebody judged it for this person.
 *
 * @source house a pool may ask for training that is not too old; what was given before stands
 */
function trainingHeld(
  { achievedOn, expiresOn }: NonNullable<Trained['trainingForTrainers']>,
  months: number | undefined,
): Held {
  const byPool = months === undefined ? undefined : dateOf(addMonths(dayOf(achievedOn), months) - 1);
  const isPools = byPool !== undefined && (expiresOn === undefined || byPool < expiresOn);
  return {
    what: 'training for trainers',
    from: achievedOn,
    lastOn: isPools ? byPool : expiresOn,
    ...(isPools ? { oldestMonths: months } : {}),
  };
}

function whyNot(held: readonly Held[], on: CalendarDate): string {
  const [one] = held.toSorted((first, second) => (second.lastOn ?? '').localeCompare(first.lastOn ?? ''));
  if (one === undefined) return '';
  if (one.from > on) return ` (held from ${plainDay(one.from)})`;
  return one.oldestMonths === undefined
    ? ` (ran out on ${plainDay(one.lastOn!)})`
    : ` (that of ${plainDay(one.from)} counts for ${one.oldestMonths} months)`;
}

function approvalMissing(
  { approvals = [] }: Trained,
  { on, courseId }: TrainingAsked,
  lastDay: CalendarDate,
): readonly string[] {
  if (courseId === undefined || approvals.length === 0) return [];
  const approval = approvals.find((each) => each.courseId === courseId);
  if (approval === undefined) return ['approval for this course'];
  const { approvedOn, expiresOn } = approval;
  if (approvedOn !== undefined && on < approvedOn)
    return [`approval for this course (given from ${plainDay(approvedOn)})`];
  if (expiresOn !== undefined && expiresOn < lastDay)
    return [`approval for this course (ran out on ${plainDay(expiresOn)})`];
  return [];
}

/** What runs out within so many months of the day, the soonest first. One proof that lasts longer is enough. */
function endingSoon(trainer: Trained, { on, courseId, readings, settings }: TrainingAsked, held: readonly Held[]) {
  const until = dateOf(addMonths(dayOf(on), (settings ?? PLAIN_SETTINGS).warnMonths));
  const good = held.filter(({ from, lastOn }) => from <= on && (lastOn === undefined || on <= lastOn));
  const longest = good.toSorted((one, other) => (other.lastOn ?? '9999').localeCompare(one.lastOn ?? '9999'))[0];
  const approvals = (trainer.approvals ?? []).filter((each) => courseId === undefined || each.courseId === courseId);
  const observeBy = observationDueOn(trainer, readings);
  const found: (EndingSoon | undefined)[] = [
    longest?.lastOn === undefined ? undefined : { what: longest.what, lastOn: longest.lastOn },
    ...approvals.map(({ expiresOn }) =>
      expiresOn === undefined || expiresOn < on
        ? undefined
        : { what: courseId === undefined ? 'approval for a course' : 'approval for this course', lastOn: expiresOn },
    ),
    observeBy === undefined ? undefined : { what: 'the time for an observation', lastOn: observeBy },
  ];
  return found
    .filter((each) => each !== undefined)
    .filter(({ lastOn }) => lastOn <= until)
    .toSorted((one, other) => one.lastOn.localeCompare(other.lastOn));
}
