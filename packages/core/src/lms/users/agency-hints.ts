import type { Trust } from '../../access/join.ts';
import type { AgencyId } from '../../ids.ts';
import type { Agency } from '../../people/schema.ts';
import type { LmsPersonSaid } from '../said.ts';

/**
 * The agencies that an LMS names when it speaks of somebody: her institution, her department or a cohort of hers is the ref or the name of one,
 * case and spaces apart. It is never guessed from part of a name.
 *
 * @returns empty when it names none
 * @source house
 */
export function agencyHints(
  said: Pick<LmsPersonSaid, 'institution' | 'department' | 'cohorts'>,
  agencies: readonly Agency[],
): readonly AgencyId[] {
  const words = [
    said.institution,
    said.department,
    ...(said.cohorts ?? []).flatMap(({ idNumber, name }) => [idNumber, name]),
  ];
  const named = new Set(words.flatMap((word) => (word === undefined ? [] : [plain(word)])));
  named.delete('');
  return agencies.filter(({ ref, name }) => named.has(plain(ref)) || named.has(plain(name))).map(({ id }) => id);
}

/**
 * The trust in a connection, narrowed to the agencies that it names for somebody. A hint can only take agencies away: it never opens one that the
 * connection does not serve.
 *
 * @returns undefined when it names agencies and serves none of them, so that nothing it says of her is believed
 * @source house
 */
export function narrowed(trust: Trust, hints: readonly AgencyId[]): Trust | undefined {
  if (hints.length === 0) return trust;
  const serves = hints.filter((id) => trust.serves.length === 0 || trust.serves.includes(id));
  return serves.length === 0 ? undefined : { ...trust, serves };
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
