import type { FileRow } from '@trellis/core/people';
import { THEIR_LIST } from '../csv/columns.ts';
import { readCsv } from '../csv/read.ts';

/**
 * An agency's own list of who is trained, as rows.
 *
 * @throws `people.file-refused` when it is none
 */
export function theirList(csv: string): readonly FileRow[] {
  return readCsv(new TextEncoder().encode(csv), THEIR_LIST).rows;
}
