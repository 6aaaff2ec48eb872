import type { Course, CourseVersion, OfferKind, Prerequisite } from '@trellis/core/courses';
import { dateOf, entryOf, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { penceOf, typedPounds } from '../../charges/money-entry.ts';
import { dateFaults, isTyped, numberFaults, wholeNumber } from '../entry-faults.ts';

/** A course as it is typed. */
export interface CourseEntry {
  readonly ref: string;
  readonly title: string;
  readonly kind: OfferKind;
  readonly summary: string;
  readonly provider: string;
  readonly url: string;
  readonly minutes: string;
  readonly level: string;
  readonly isInterAgency: boolean;
  readonly isPriced: boolean;
  /** In pounds. */
  readonly fullCost: string;
  readonly prerequisite: readonly string[];
  readonly effect: Prerequisite['effect'];
}

/** Sorts of offer that cost nothing here unless somebody says so. */
const FREE_KINDS: readonly OfferKind[] = ['e-learning', 'other-offer'];

/** Whether a sort of offer costs nothing here unless somebody says so. */
export function isUsuallyFree(kind: OfferKind): boolean {
  return FREE_KINDS.includes(kind);
}

/** What stands in the form of a new course, or of one that is there. */
export function courseEntryOf(course: Course | undefined): CourseEntry {
  const kind = course?.kind ?? 'topic-course';
  return {
    ref: course?.ref ?? '',
    title: course?.title ?? '',
    kind,
    summary: course?.summary ?? '',
    provider: course?.provider ?? '',
    url: course?.url ?? '',
    minutes: course?.durationMinutes === undefined ? '' : String(course.durationMinutes),
    level: course?.level ?? '',
    isInterAgency: course?.isInterAgency ?? true,
    isPriced: course?.isPriced ?? !isUsuallyFree(kind),
    fullCost: course?.fullCostPence === undefined ? '' : typedPounds(course.fullCostPence),
    prerequisite: course?.prerequisite?.satisfies ?? [],
    effect: course?.prerequisite?.effect ?? 'warn',
  };
}

/** What is wrong with a course as it is typed. */
export function courseFaults({ ref, title, kind, url, minutes, fullCost }: CourseEntry): readonly FieldError[] {
  return [
    ...(/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(ref.trim())
      ? []
      : [{ fieldId: 'course-ref', text: 'Enter a short name of letters, figures and hyphens, such as SG-EY' }]),
    ...(title.trim() === '' ? [{ fieldId: 'course-title', text: 'Enter the title' }] : []),
    ...(url.trim() !== '' && !/^https?:\/\/\S+\.\S+$/.test(url.trim())
      ? [{ fieldId: 'course-url', text: 'Enter the whole address, which begins with https://' }]
      : []),
    ...(kind === 'other-offer' && url.trim() === ''
      ? [{ fieldId: 'course-url', text: 'Enter the address at which the others offer it' }]
      : []),
    ...numberFaults('course-minutes', minutes, { what: 'Minutes', least: 1, most: 20_000, optional: true }),
    ...(fullCost.trim() !== '' && penceOf(fullCost) === null
      ? [{ fieldId: 'course-full-cost', text: 'Enter the cost in pounds, such as 85 or 85.50' }]
      : []),
  ];
}

/** A course as the service takes it, without its id. */
export function courseTyped(entry: CourseEntry): Omit<Course, 'id'> {
  const text = (typed: string): string | undefined => typed.trim() || undefined;
  const [summary, provider, url, level] = [entry.summary, entry.provider, entry.url, entry.level].map(text);
  const minutes = wholeNumber(entry.minutes, 1, 20_000);
  const fullCostPence = penceOf(entry.fullCost);
  return {
    ref: entry.ref.trim(),
    title: entry.title.trim(),
    kind: entry.kind,
    ...(summary === undefined ? {} : { summary }),
    ...(provider === undefined ? {} : { provider }),
    ...(url === undefined ? {} : { url }),
    ...(minutes === null ? {} : { durationMinutes: minutes }),
    ...(level === undefined ? {} : { level }),
    isInterAgency: entry.isInterAgency,
    // Said only where it differs from what the sort of offer means by itself.
    ...(entry.isPriced === !isUsuallyFree(entry.kind) ? {} : { isPriced: entry.isPriced }),
    ...(fullCostPence === null ? {} : { fullCostPence }),
    ...(entry.prerequisite.length === 0
      ? {}
      : { prerequisite: { satisfies: [...entry.prerequisite], effect: entry.effect } }),
  };
}

/** A version of a course as it is typed. */
export interface VersionEntry {
  readonly version: string;
  readonly from: DateEntry;
  readonly to: DateEntry;
  readonly objectives: readonly string[];
  /** One a line. */
  readonly standards: string;
  readonly reviewOn: DateEntry;
  readonly withdrawn: 'no' | 'superseded' | 'recalled';
  readonly withdrawnOn: DateEntry;
}

/** The most objectives that a course can have. */
export const MOST_OBJECTIVES = 7;

/** What stands in the form of a new version, or of one that is there. */
export function versionEntryOf(version: CourseVersion | undefined): VersionEntry {
  return {
    version: version?.version ?? '',
    from: entryOf(version?.validFrom ?? null),
    to: entryOf(version?.validTo ?? null),
    objectives: version?.objectives.length ? version.objectives : [''],
    standards: (version?.standards ?? []).join('\n'),
    reviewOn: entryOf(version?.reviewOn ?? null),
    withdrawn: version?.withdrawnBecause ?? 'no',
    withdrawnOn: entryOf(version?.withdrawnOn ?? null),
  };
}

/** The id of the field of an objective, by its place in the list. */
export const objectiveField = (at: number): string => `version-objective-${at}`;

/** What is wrong with a version as it is typed. */
export function versionFaults(entry: VersionEntry): readonly FieldError[] {
  const [first, last] = [dateOf(entry.from), dateOf(entry.to)];
  return [
    ...(entry.version.trim() === ''
      ? [{ fieldId: 'version-name', text: 'Give the version a name, such as 2 or 2027' }]
      : []),
    ...dateFaults('version-from', entry.from),
    ...dateFaults('version-to', entry.to),
    ...(first !== null && last !== null && last < first
      ? [{ fieldId: 'version-to', text: 'The last day is before the first' }]
      : []),
    ...entry.objectives.flatMap((objective, at) =>
      objective.trim().length > 300 ? [{ fieldId: objectiveField(at), text: 'Say it in at most 300 letters' }] : [],
    ),
    ...dateFaults('version-review', entry.reviewOn),
    ...(entry.withdrawn !== 'no' && dateOf(entry.withdrawnOn) === null
      ? [
          {
            fieldId: 'version-withdrawn-on',
            text: isTyped(entry.withdrawnOn)
              ? 'Enter a real date, such as 1 9 2027'
              : 'Enter the day from which it is withdrawn',
          },
        ]
      : []),
  ];
}

/** A version as the service takes it. */
export function versionTyped(entry: VersionEntry, courseId: CourseVersion['courseId']): CourseVersion {
  const reviewOn = dateOf(entry.reviewOn);
  const withdrawnOn = dateOf(entry.withdrawnOn);
  const filled = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter((line) => line !== '');
  return {
    courseId,
    version: entry.version.trim(),
    validFrom: dateOf(entry.from),
    validTo: dateOf(entry.to),
    objectives: filled(entry.objectives),
    standards: filled(entry.standards.split('\n')),
    ...(reviewOn === null ? {} : { reviewOn }),
    ...(entry.withdrawn === 'no' || withdrawnOn === null ? {} : { withdrawnOn, withdrawnBecause: entry.withdrawn }),
  };
}
