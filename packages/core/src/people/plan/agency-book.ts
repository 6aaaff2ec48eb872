import { mayActFor, type AgencyScope } from '../../scope.ts';
import type { Finding } from '../../errors.ts';
import { AgencyId } from '../../ids.ts';
import { applyToAgency } from './apply-row.ts';
import { Claims } from './claims.ts';
import type { PeopleRow } from '../rows/import-row.ts';
import type { Agency } from '../schema.ts';

/** The agency of a row: as it was and as the row leaves it. `before` is absent for a new one. */
export interface AgencyOfRow {
  readonly before: Agency | undefined;
  readonly after: Agency;
}

/** The agencies that a file's rows may name, as stored and as the rows change them. */
export class AgencyBook {
  readonly #now: Map<string, Agency>;
  readonly #claims = new Claims();
  readonly #scope: AgencyScope;
  readonly #newId: () => string;

  /** @param rows - all rows of the file that can come in: what an earlier one says counts even if its person is refused */
  constructor(
    agencies: readonly Agency[],
    scope: AgencyScope,
    newId: () => string,
    rows: readonly { readonly row: number; readonly value: PeopleRow }[],
  ) {
    this.#now = new Map(agencies.map((agency) => [agency.ref, agency]));
    this.#scope = scope;
    this.#newId = newId;
    for (const { row, value } of rows) this.#claims.keep(value.agencyRef, saidOfAgency(value), row);
  }

  /**
   * The agency that a row names, or what is wrong with naming it so. An agency outside the scope is refused alike whether or not it exists.
   *
   * @source contract CSV: of rows that contradict each other about an agency the later one is refused
   * @source house what an agency is called and is charged by is for a coordinator or an administrator of the whole partnership to change
   * @source contract CSV: neither a name nor a kind is needed; house: until a file says so, an agency goes by its reference and is of kind `other`
   */
  of(row: PeopleRow): AgencyOfRow | Finding {
    const before = this.#now.get(row.agencyRef);
    if (!this.#scope.all && (before === undefined || !mayActFor(this.#scope, before.id)))
      return { field: 'agencyRef', reason: 'is not an agency that you were granted a role for' };
    const reserved = before && !this.#scope.all ? reservedField(before, row) : undefined;
    if (reserved) return { field: reserved, reason: 'is not what is on record; only a coordinator may change it' };
    const contradiction = this.#claims.contradiction(row.agencyRef, saidOfAgency(row));
    if (contradiction) return contradiction;
    if (before) return { before, after: applyToAgency(before, row) };
    const fresh: Agency = { id: AgencyId.parse(this.#newId()), ref: row.agencyRef, name: row.agencyRef, kind: 'other' };
    return { before, after: applyToAgency(fresh, row) };
  }

  /** Keeps what a row that is taken in says of its agency. */
  keep(of: AgencyOfRow): void {
    this.#now.set(of.after.ref, of.after);
  }

  /** All agencies as the rows so far leave them. */
  all(): readonly Agency[] {
    return [...this.#now.values()];
  }
}

function saidOfAgency(row: PeopleRow): Readonly<Record<string, string | undefined>> {
  return { agencyName: row.agencyName, agencyKind: row.agencyKind, annualTurnover: row.annualTurnover?.toString() };
}

/** The first field of its agency that a row would change. */
function reservedField(agency: Agency, row: PeopleRow): keyof PeopleRow | undefined {
  const after = applyToAgency(agency, row);
  if (after.name !== agency.name) return 'agencyName';
  if (after.kind !== agency.kind) return 'agencyKind';
  return after.annualTurnoverPence === agency.annualTurnoverPence ? undefined : 'annualTurnover';
}
