import type { Finding } from '../../errors.ts';

/**
 * What the rows of one file have said so far, so that a later row that contradicts an earlier one is found.
 * Without that a file could say two things in turn and change something every time it is taken in.
 *
 * @source contract CSV: the later of two rows that contradict each other is refused; the same file again changes nothing
 */
export class Claims {
  /** By what they are about: the rows that were the first to say something of it, in their order. */
  readonly #said = new Map<string, { readonly said: Said; readonly row: number }[]>();

  /** The first field in which a row contradicts an earlier one about the same thing. */
  contradiction(about: string, said: Said): Finding | undefined {
    const earlier = this.#said.get(about);
    if (earlier === undefined) return undefined;
    for (const [field, value] of Object.entries(said)) {
      const first = firstToSay(field, earlier);
      if (value !== undefined && first !== undefined && first.said[field] !== value)
        return { field, reason: `contradicts row ${first.row} of the same file` };
    }
    return undefined;
  }

  /** Keeps what a row said; the first to say something stays the one that is named. */
  keep(about: string, said: Said, row: number): void {
    const earlier = this.#said.get(about);
    if (earlier === undefined) this.#said.set(about, [{ said, row }]);
    else if (Object.entries(said).some(([field, value]) => value !== undefined && !firstToSay(field, earlier)))
      earlier.push({ said, row });
  }
}

/** What a row says, by field. */
type Said = Readonly<Record<string, string | undefined>>;

function firstToSay<Claim extends { readonly said: Said }>(field: string, claims: readonly Claim[]): Claim | undefined {
  return claims.find((claim) => claim.said[field] !== undefined);
}
