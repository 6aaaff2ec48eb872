import { z } from 'zod';
import { CalendarDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { AgencyId } from '../../ids.ts';
import { columnOf, readRow, type FileRow } from '../../people/rows/read-row.ts';
import { mayActFor } from '../../scope.ts';
import { agenciesOf } from '../editors.ts';
import { keepReturns, nameOf, returnFaults, returnWords, saysTheSame } from './returns.ts';
import type { HeadcountReturn } from '../schema.ts';
import type { ReportingStores } from '../store.ts';

const Count = z
  .string()
  .trim()
  .regex(/^\d{1,7}$/, 'must be a whole number')
  .transform(Number);

/** A row of a file of headcount returns. */
export const ReturnRow = z
  .object({
    agencyRef: z.string().trim().max(60),
    audience: z.string().trim().max(60).optional(),
    requirement: z.string().trim().max(100).optional(),
    on: CalendarDate,
    headcount: Count,
    trained: Count.optional(),
    note: z.string().trim().max(200).optional(),
  })
  .strict();
export type ReturnRow = z.infer<typeof ReturnRow>;

/** What is wrong with one field of a row; row 1 is the header. */
export interface RowFault {
  readonly row: number;
  readonly field: string;
  readonly reason: string;
}

/** What came of a file of returns. */
export interface ReturnsImported {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly faults: readonly RowFault[];
}

/**
 * Keeps every good row of a file of returns and refuses the others, each with its field and why. The same file again changes nothing.
 *
 * @param broken - rows that are no rows
 * @param isDryRun - says what would come of it and keeps nothing
 */
export async function importReturns(
  ctx: Context<ReportingStores>,
  file: { readonly rows: readonly FileRow[]; readonly broken: readonly RowFault[] },
  isDryRun = false,
): Promise<ReturnsImported> {
  const scope = agenciesOf(ctx.actor);
  const agencies = new Map((await ctx.store.people.agencies()).map(({ ref, id }) => [ref, id]));
  const words = await returnWords(ctx);
  const known = new Map((await ctx.store.reporting.returns()).map((each) => [nameOf(each), each]));
  const good = new Map<string, HeadcountReturn>();
  const faults: RowFault[] = [...file.broken];
  for (const { row, cells } of file.rows) {
    const { value, findings = [] } = readRow(ReturnRow as unknown as z.ZodType<ReturnRow>, cells);
    const refuse = (field: string, reason: string) => faults.push({ row, field: columnOf(field), reason });
    for (const { field, reason } of findings) refuse(field, reason);
    if (value === undefined) continue;
    const { agencyRef, ...rest } = value;
    const agencyId = agencies.get(agencyRef);
    // The same words whether there is no such agency or it is somebody else's.
    if (agencyId === undefined || !mayActFor(scope, agencyId as AgencyId)) {
      refuse('agencyRef', 'is not an agency that you look after');
      continue;
    }
    const given: HeadcountReturn = { ...rest, agencyId };
    const wrong = returnFaults(given, words);
    for (const { field, reason } of wrong) refuse(field, reason);
    if (wrong.length > 0) continue;
    if (good.has(nameOf(given))) refuse('on', 'is returned twice in this file for the same group and requirement');
    else good.set(nameOf(given), given);
  }
  const rows = [...good.values()];
  const fresh = rows.filter((each) => !known.has(nameOf(each))).length;
  const unchanged = rows.filter((each) => saysTheSame(known.get(nameOf(each)), each)).length;
  if (!isDryRun) await keepReturns(ctx, rows);
  return {
    new: fresh,
    changed: rows.length - fresh - unchanged,
    unchanged,
    refused: new Set(faults.map(({ row }) => row)).size,
    faults: faults.toSorted((a, b) => a.row - b.row),
  };
}
