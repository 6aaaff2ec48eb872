import type { PersonId } from '../../ids.ts';
import type { AppliedRow } from './assign-row.ts';
import type { RefusedRow } from './plan-people.ts';
import type { Draft } from './plan-pass.ts';

/** Rows with their managers set, and rows whose manager's own row did not come in. */
export interface SettledManagers {
  readonly rows: readonly AppliedRow[];
  readonly refused: readonly RefusedRow[];
}

/**
 * Finds each row's manager once the whole file has been read, so that a manager may stand below her team.
 * A row whose manager was in the file but was not taken in is refused, and so on down the line.
 *
 * @param stored - people who were known before this file
 * @source house a manager is named by staff number within the agency, and no row keeps a number that nobody has
 */
export function settleManagers(
  taken: readonly AppliedRow[],
  draft: Draft,
  stored: ReadonlySet<PersonId>,
): SettledManagers {
  const rowsOf = new Map<PersonId, number>();
  for (const row of taken) rowsOf.set(row.personId, (rowsOf.get(row.personId) ?? 0) + 1);
  const refused = new Map<number, RefusedRow>();
  for (let before = -1; before !== refused.size;) {
    before = refused.size;
    for (const row of taken) {
      if (row.managerStaffNumber === undefined || refused.has(row.row)) continue;
      const manager = draft.roll.byNumber(row.post.agencyId, row.managerStaffNumber);
      const reason = faultOf(
        row,
        manager?.id,
        manager !== undefined && (stored.has(manager.id) || (rowsOf.get(manager.id) ?? 0) > 0),
      );
      if (reason === undefined) continue;
      refused.set(row.row, { row: row.row, field: 'managerStaffNumber', reason });
      rowsOf.set(row.personId, (rowsOf.get(row.personId) ?? 1) - 1);
    }
  }
  if (refused.size > 0) return { rows: [], refused: [...refused.values()] };
  return { rows: taken.map((row) => withManager(row, draft)), refused: [] };
}

function faultOf(row: AppliedRow, manager: PersonId | undefined, isThere: boolean): string | undefined {
  if (!isThere) return 'belongs to somebody in this file whose own row was not taken in';
  return manager === row.personId ? 'is this person’s own staff number' : undefined;
}

function withManager(row: AppliedRow, draft: Draft): AppliedRow {
  const manager =
    row.managerStaffNumber === undefined ? undefined : draft.roll.byNumber(row.post.agencyId, row.managerStaffNumber);
  if (!manager) return row;
  const posts = draft.postsOf.get(row.personId) ?? [];
  // A later row may have changed the same post, so the manager is set on what it is now.
  const now = posts.find((post) => post.id === row.post.id);
  if (!now) return row;
  if (now.managerPersonId === manager.id) return row;
  const post = { ...now, managerPersonId: manager.id };
  draft.postsOf.set(
    row.personId,
    posts.map((other) => (other === now ? post : other)),
  );
  return { ...row, post, outcome: row.outcome === 'unchanged' ? 'changed' : row.outcome };
}
