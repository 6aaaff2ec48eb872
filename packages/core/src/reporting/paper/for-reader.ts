import type { Actor } from '../../actor.ts';
import type { AgencyId } from '../../ids.ts';
import { agencyScope, LOOKING_AFTER_PEOPLE, mayActFor } from '../../scope.ts';
import type { Block, Cell, Paper } from './paper.ts';

/**
 * A paper with the way to its rows only for whoever may see these people by name; the words and numbers stay.
 *
 * @source house every figure opens to its rows, for those allowed
 */
export function forReader(paper: Paper, actor: Actor): Paper {
  const scope = agencyScope(
    actor,
    LOOKING_AFTER_PEOPLE.filter((role) => role !== 'manager'),
  );
  if (scope.all) return paper;
  const shown = (cell: Cell): Cell => {
    if ((cell.kind !== 'count' && cell.kind !== 'share') || cell.behind === undefined) return cell;
    const { behind, ...rest } = cell;
    return behind.agencyId !== undefined && mayActFor(scope, behind.agencyId as AgencyId) ? cell : rest;
  };
  const blockShown = (block: Block): Block =>
    block.kind === 'table'
      ? { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(shown) })) }
      : block;
  return {
    ...paper,
    figures: paper.figures.map((figure) => ({ ...figure, value: shown(figure.value) })),
    sections: paper.sections.map((section) => ({ ...section, blocks: section.blocks.map(blockShown) })),
  };
}
