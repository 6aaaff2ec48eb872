import type { FinanceDetails } from '../schema.ts';

/** What finance must set before an agency can be billed. */
export type MissingDetail = 'customerNumber' | 'vatCode';

/**
 * What finance must set before somebody can be billed. Cost centre and order number are not every agency's.
 *
 * @source house VAT code as set by finance, never guessed
 */
export function missingOf(details: FinanceDetails): readonly MissingDetail[] {
  return (['customerNumber', 'vatCode'] as const).filter((field) => details[field] === undefined);
}
