import type { Candidate, UnsurePersonShown } from '@trellis/core/lms';
import { capital } from '@trellis/ui/capital';
import { count, longTime } from '@trellis/ui/long-date';

type Said = UnsurePersonShown['unsure']['said'];

/** What somebody of an LMS is called there; the LMS's own number where it gave no name. */
export function unsureName({ said, subject }: Pick<UnsurePersonShown['unsure'], 'said' | 'subject'>): string {
  return [said.givenName, said.familyName].filter(Boolean).join(' ') || `User ${subject}`;
}

/** What an LMS says of somebody, as terms and details in the order in which people compare them. */
export function saidFacts(said: Said): readonly { readonly term: string; readonly detail: string }[] {
  const cohorts = (said.cohorts ?? []).map(({ name }) => name).join(', ');
  const found: readonly (readonly [string, string | undefined])[] = [
    ['Staff number', said.staffNumber],
    ['Work e-mail', said.workEmail],
    ['Institution', said.institution],
    ['Department', said.department],
    ['Groups', cohorts === '' ? undefined : cohorts],
    ...Object.entries(said.fields ?? {}),
  ];
  return found.flatMap(([term, detail]) => (detail === undefined || detail === '' ? [] : [{ term, detail }]));
}

/**
 * Why somebody waits, and what waits for her.
 *
 * @param waiting.lmsName - empty while nobody knows it
 */
export function waitsLine(
  {
    unsure,
    lmsName,
    facts,
  }: Pick<UnsurePersonShown, 'facts'> & {
    readonly lmsName: string;
    readonly unsure: Pick<UnsurePersonShown['unsure'], 'heardFrom' | 'lastSeenAt'>;
  },
  timeZone: string,
): string {
  const where = lmsName === '' ? 'an LMS' : lmsName;
  const from = unsure.heardFrom === 'roster' ? `On a roster of ${where}` : `Completed something in ${where}`;
  const waiting = facts === 0 ? '' : ` ${count(facts)} ${facts === 1 ? 'completion waits' : 'completions wait'}.`;
  return `${from}, last on ${longTime(unsure.lastSeenAt, timeZone)}.${waiting}`;
}

const REASONS: Readonly<Record<Candidate['why'][number], string>> = {
  'work-email': 'the same work e-mail',
  'staff-number': 'the same staff number',
  name: 'a name like theirs',
};

/** What speaks for a candidate, and where she works. */
export function candidateReasons({ why, agencies, hasWiderRole }: Candidate, isAdministrator: boolean): string {
  return [
    capital(why.map((each) => REASONS[each]).join(' and ')),
    agencies.map(({ name }) => name).join(', '),
    hasWiderRole && !isAdministrator ? 'Holds a wider role: only an administrator can say that it is them' : '',
  ]
    .filter(Boolean)
    .join('. ');
}
