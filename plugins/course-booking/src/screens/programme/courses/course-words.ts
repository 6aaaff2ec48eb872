import type { CourseVersion, CourseWithMappings } from '@trellis/core/courses';
import { count, daysAway, longDate } from '@trellis/ui/long-date';

/** The days between which something holds: "from 1 September 2026", "until 31 August 2027", "always". */
export function validityWords({
  validFrom,
  validTo,
}: {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}): string {
  if (validFrom === null) return validTo === null ? 'Always' : `Until ${longDate(validTo)}`;
  return validTo === null ? `From ${longDate(validFrom)}` : `From ${longDate(validFrom)} to ${longDate(validTo)}`;
}

/** Whether a version can be booked for a day. */
export function isGiven({ validFrom, validTo, withdrawnOn }: CourseVersion, on: string): boolean {
  return (
    (validFrom === null || validFrom <= on) &&
    (validTo === null || on <= validTo) &&
    (withdrawnOn === undefined || on < withdrawnOn)
  );
}

/** What withdrawing a version means for bookings and for what people completed. */
export function withdrawnWords({ withdrawnOn, withdrawnBecause }: CourseVersion): string | undefined {
  if (withdrawnOn === undefined) return undefined;
  return withdrawnBecause === 'recalled'
    ? `Recalled from ${longDate(withdrawnOn)}: nobody can book it, and what people completed ran out that day.`
    : `Withdrawn from ${longDate(withdrawnOn)}: nobody can book it, and what people completed stands.`;
}

/** How a review of content stands: "Review was due on 1 September 2026, 82 days ago". */
export function reviewWords(reviewOn: string, todayOn: string): string {
  return `${reviewOn < todayOn ? 'Review was due on' : 'Review due on'} ${longDate(reviewOn)}, ${daysAway(reviewOn, todayOn)}`;
}

/** The earliest review of a version that is still given; undefined when none is planned. */
export function nextReview(versions: readonly CourseVersion[], todayOn: string): string | undefined {
  return versions
    .filter(({ withdrawnOn, validTo }) => withdrawnOn === undefined && (validTo === null || validTo >= todayOn))
    .flatMap(({ reviewOn }) => (reviewOn === undefined ? [] : [reviewOn]))
    .toSorted((one, other) => one.localeCompare(other))[0];
}

/** What a course still lacks before it is worth publishing dates of it, each as a sentence. */
export function lacking({ versions, mappings }: CourseWithMappings, todayOn: string): readonly string[] {
  const given = versions.filter((version) => isGiven(version, todayOn));
  return [
    ...(versions.length === 0
      ? ['It has no version yet, so nobody can read what they will learn.']
      : given.length === 0
        ? ['None of its versions is given today.']
        : given.every(({ objectives }) => objectives.length === 0)
          ? ['Nobody has said yet what people will be able to do.']
          : []),
    ...(mappings.length === 0 ? ['It counts for nothing yet: completing it would put nobody right.'] : []),
  ];
}

/** How many versions a course has: "2 versions", "No version". */
export function versionsWords(versions: readonly CourseVersion[]): string {
  if (versions.length === 0) return 'No version';
  return `${count(versions.length)} ${versions.length === 1 ? 'version' : 'versions'}`;
}

/** What became of dates of a version that was withdrawn; empty where there were none. */
export function movedWords(moved: readonly { readonly version?: string | undefined }[]): string {
  const changed = moved.filter(({ version }) => version !== undefined).length;
  const left = moved.length - changed;
  return [
    changed === 0 ? '' : `${dates(changed)} given in the next version now.`,
    left === 0 ? '' : `For ${dates(left).replace(/ (is|are)$/, '')} there is no other version yet: add one.`,
    moved.length === 0 ? '' : 'Their trainers are told.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function dates(many: number): string {
  return many === 1 ? 'One date is' : `${many} dates are`;
}
