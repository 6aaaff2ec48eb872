import type { LmsFact } from '../schema.ts';

/** What an LMS told of one fact at one moment. */
export type Told = Pick<LmsFact, 'state' | 'occurredAt' | 'completedAt' | 'grade'>;

const RANK: Readonly<Record<Told['state'], number>> = { incomplete: 0, failed: 1, complete: 2 };

/**
 * The later of two tellings of one fact. They are put in one order by when they happened and then by what they say, so that it does not matter
 * in which order they arrive, nor how often.
 *
 * @returns the very object it was given; the first when both say the same
 * @source house an LMS notes the second only: of two tellings in the same one, that of a completion counts
 */
export function newestTold<One extends Told, Other extends Told>(one: One, other: Other): One | Other {
  return compare(one, other) >= 0 ? one : other;
}

/** Whether two tellings say the same, whenever they were told. */
export function saysSame(one: Told, other: Told): boolean {
  return (
    one.state === other.state &&
    (one.grade ?? '') === (other.grade ?? '') &&
    secondOf(one.completedAt) === secondOf(other.completedAt)
  );
}

function compare(one: Told, other: Told): number {
  return (
    Date.parse(one.occurredAt) - Date.parse(other.occurredAt) ||
    RANK[one.state] - RANK[other.state] ||
    secondOf(one.completedAt) - secondOf(other.completedAt) ||
    (one.grade ?? '').localeCompare(other.grade ?? '', 'en-GB')
  );
}

/** Whole seconds, as an LMS counts; what never was is before everything. */
function secondOf(at: string | undefined): number {
  return at === undefined ? -1 : Math.floor(Date.parse(at) / 1000);
}
