import type { Finding } from '../errors.ts';

/**
 * What the rows of one file have said so far, so that a later row that contradicts an earlier one is found.
 * Without that a file could say two things in turn and change something every time it is taken in.
 *
 * @source contract CSV: the later of two rows that contradict each other is refused; the same file again changes nothing
 */
export class Claims {
  readonly #said = new Map<string, { readonly value: string; readonly row: number }>();

  /** The first field in which a row contradicts an earlier one about the same thing. */
  contradiction(about: string, said: Readonly<Record<string, string | undefined>>): Finding | undefined {
    for (const [field, value] of Object.entries(said)) {
      const earlier = this.#said.get(`${about} ${field}`);
      if (value !== undefined && earlier !== undefined && earlier.value !== value)
        return { field, reason: `contradicts row ${earlier.row} of the same file` };
    }
    return undefined;
  }

  /** Keeps what a row said; the first to say something stays the one that is named. */
  keep(about: string, said: Readonly<Record<string, string | undefined>>, row: number): void {
    for (const [field, value] of Object.entries(said)) {
      const key = `${about} ${field}`;
      if (value !== undefined && !this.#said.has(key)) this.#said.set(key, { value, row });
    }
  }
}
