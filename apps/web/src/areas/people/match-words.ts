import type { CaseListed } from '@trellis/core/people';
import { longDate } from '@trellis/ui/long-date';

/** What each cell of a row is called, in the order in which a person compares them. */
const CELLS: readonly (readonly [string, string])[] = [
  ['staffNumber', 'Staff number'],
  ['workEmail', 'Work e-mail'],
  ['jobTitle', 'Job title'],
  ['team', 'Team'],
  ['managerStaffNumber', 'Manager’s staff number'],
  ['startsOn', 'Post from'],
  ['endsOn', 'Post until'],
  ['kind', 'Kind of evidence'],
  ['courseRef', 'Course'],
  ['courseVersion', 'Course version'],
  ['satisfies', 'Satisfies'],
  ['achievedOn', 'Achieved'],
  ['hours', 'Hours'],
  ['reference', 'Number'],
];

/** What a row is called: the name in it, or whose evidence it says it is. */
export function rowTitle({ row }: Pick<CaseListed, 'row'>): string {
  const name = [row['givenName'], row['familyName']].filter(Boolean).join(' ');
  return name !== '' ? name : `Evidence of ${row['staffNumber'] ?? row['workEmail'] ?? 'somebody'}`;
}

/** What a row says, as terms and details. Cells that nobody compares are left out. */
export function rowFacts({
  row,
}: Pick<CaseListed, 'row'>): readonly { readonly term: string; readonly detail: string }[] {
  return CELLS.flatMap(([key, term]) => {
    const cell = row[key];
    return cell === undefined || cell === ''
      ? []
      : [{ term, detail: key.endsWith('On') ? dateWords(cell) : cell.split(';').join(', ') }];
  });
}

/** What tells a candidate apart from the others, in one line. */
export function candidateDetail(
  person: CaseListed['people'][number],
  agencies: readonly { readonly id: string; readonly name: string }[],
): string {
  const nameOf = (id: string): string => agencies.find((agency) => agency.id === id)?.name ?? 'another agency';
  return [
    ...person.staffNumbers.map((held) => `Staff number ${held.staffNumber}`),
    person.workEmail ?? 'No e-mail on record',
    ...person.posts.map(
      (post) =>
        `${post.jobTitle ?? 'Post'} at ${nameOf(post.agencyId)} since ${longDate(post.startsOn)}${post.endsOn === undefined ? '' : `, until ${longDate(post.endsOn)}`}`,
    ),
  ].join('. ');
}

/** A cell holds what the file said, which need not be a date. */
function dateWords(cell: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? longDate(cell) : cell;
}
