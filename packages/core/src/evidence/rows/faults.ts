import type { CalendarDate } from '../../calendar.ts';
import { unknownId } from '../../courses/known-ids.ts';
import type { CourseWithMappings } from '../../courses/store.ts';
import type { Finding } from '../../errors.ts';
import type { Person } from '../../people/schema.ts';
import type { EvidenceRow } from './import-row.ts';
import type { EvidenceErrorCode } from '../schema.ts';

/** What is wrong with one field of a piece of evidence, with the code it is refused under when it stands alone. */
export interface EvidenceFault extends Finding {
  readonly code: EvidenceErrorCode;
}

/** What evidence is checked against. */
export interface EvidenceWords {
  /** Courses by short name. */
  readonly courses: ReadonlyMap<string, CourseWithMappings>;
  /** Ids of the competencies, units, levels and requirements of all stored packs, and their aliases. */
  readonly knownIds: ReadonlySet<string>;
  /** The local day. */
  readonly today: CalendarDate;
}

/**
 * Everything that is wrong with what a row says, whoever it is about.
 *
 * @source house evidence names what it satisfies or a course that we know, and nothing is achieved or signed tomorrow
 */
export function faultsOf(row: EvidenceRow, words: EvidenceWords): readonly EvidenceFault[] {
  const faults: EvidenceFault[] = [];
  const add = (code: EvidenceErrorCode, field: keyof EvidenceRow, reason: string) =>
    faults.push({ code, field, reason });

  if (row.courseRef === undefined && !row.satisfies?.length)
    add('evidence.row-refused', 'satisfies', 'is needed where no course is named');
  const unknown = unknownId(row.satisfies ?? [], words.knownIds);
  if (unknown !== undefined) add('evidence.unknown-satisfies', 'satisfies', `${unknown} is not in any installed pack`);

  const course = row.courseRef === undefined ? undefined : words.courses.get(row.courseRef);
  if (row.courseRef !== undefined && !course)
    add('evidence.unknown-course', 'courseRef', 'is not on the list of courses');
  if (row.courseVersion !== undefined && row.courseRef === undefined)
    add('evidence.row-refused', 'courseVersion', 'needs a course');
  if (
    row.courseVersion !== undefined &&
    course?.versions.length &&
    !course.versions.some(({ version }) => version === row.courseVersion)
  )
    add('evidence.unknown-course', 'courseVersion', 'is not a version of this course');

  if (row.achievedOn > words.today) add('evidence.in-the-future', 'achievedOn', 'must not be in the future');
  if (row.signedOffOn !== undefined && row.signedOffOn > words.today)
    add('evidence.in-the-future', 'signedOffOn', 'must not be in the future');
  return faults;
}

/**
 * Whether somebody signed her own evidence.
 *
 * @source house a signatory who is not the learner
 */
export function isOwnSignature(row: Pick<EvidenceRow, 'signedOffBy'>, person: Person): boolean {
  const signed = row.signedOffBy?.toLowerCase();
  if (signed === undefined) return false;
  return signed === person.workEmail || person.staffNumbers.some((held) => held.staffNumber.toLowerCase() === signed);
}
