import type { KnownEvidence } from '@trellis/core/evidence';
import { longDate } from '@trellis/ui/long-date';

type Details = Pick<
  KnownEvidence,
  'courseRef' | 'courseVersion' | 'satisfies' | 'hours' | 'signedOffOn' | 'signedOffBy' | 'reference'
>;

/**
 * What else a piece of evidence says, in one line: the course, hours, who signed.
 *
 * @param titleOf - the title of a course by its reference, where it is known
 */
export function evidenceDetails(
  row: Details,
  titleOf: (courseRef: string) => string | undefined = () => undefined,
): string {
  return [
    row.courseRef === undefined
      ? ''
      : `${titleOf(row.courseRef) ?? `Course ${row.courseRef}`}${row.courseVersion === undefined ? '' : `, version ${row.courseVersion}`}`,
    row.satisfies.length === 0 ? '' : `Satisfies ${row.satisfies.join(', ')}`,
    row.hours === undefined ? '' : `${row.hours} ${row.hours === 1 ? 'hour' : 'hours'}`,
    row.signedOffOn === undefined
      ? ''
      : `Signed off on ${longDate(row.signedOffOn)}${row.signedOffBy === undefined ? '' : ` by ${row.signedOffBy}`}`,
    row.reference === undefined ? '' : `Number ${row.reference}`,
  ]
    .filter(Boolean)
    .join('. ');
}
