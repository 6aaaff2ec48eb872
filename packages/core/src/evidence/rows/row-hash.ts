import { cellsHash } from '../../people/rows/case-id.ts';
import { cellsOf } from '../../people/rows/read-row.ts';
import type { EvidenceRow } from './import-row.ts';

/**
 * A hash by which a row is known again: the same words say the same, by whichever identifier they name the person.
 *
 * @source house
 */
export function rowHash(row: EvidenceRow): Promise<string> {
  const { agencyRef: _agency, staffNumber: _number, workEmail: _email, ...said } = row;
  return cellsHash('evidence-row', cellsOf(said));
}
