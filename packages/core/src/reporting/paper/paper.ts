import { z } from 'zod';
import { CalendarDate, Instant } from '../../calendar.ts';
import { State } from '../../compliance/schema.ts';

/** The rows behind a figure, at the report's own day and moment; whoever may not see people is not offered them. */
export const Behind = z.object({
  agencyId: z.string().optional(),
  requirement: z.string().optional(),
  states: z.array(State).optional(),
});
export type Behind = z.infer<typeof Behind>;

/** One value of a table or of the head of a report, as every form of the report shows it. */
export const Cell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('count'), value: z.number().int(), behind: Behind.optional() }),
  /** So many of so many; shown as a share in percent, rounded down, and as a bar where there is room. */
  z.object({ kind: z.literal('share'), part: z.number().int(), whole: z.number().int(), behind: Behind.optional() }),
  z.object({ kind: z.literal('date'), on: CalendarDate }),
  /** A small number that nobody may learn, also not by subtracting. */
  z.object({ kind: z.literal('withheld') }),
  /** Nobody told us; never counted as done. */
  z.object({ kind: z.literal('not-known') }),
]);
export type Cell = z.infer<typeof Cell>;

/** A table with its caption; the same in every form, and the whole of it in CSV and XLSX. */
export const TableBlock = z.object({
  kind: z.literal('table'),
  /** Unique in the paper; the name of the sheet and of the CSV. */
  id: z.string(),
  caption: z.string(),
  /** `row`: heads the row. The last column of numbers beside a share may be drawn as a bar. */
  columns: z.array(z.object({ id: z.string(), title: z.string(), align: z.enum(['row', 'start', 'end']) })),
  rows: z.array(z.object({ cells: z.array(Cell), isTotal: z.boolean().optional() })),
  notes: z.array(z.string()),
});
export type TableBlock = z.infer<typeof TableBlock>;

/** Lines over the ends of quarters, with marks where a rule changed; its table stands beside it in words. */
export const TrendBlock = z.object({
  kind: z.literal('trend'),
  id: z.string(),
  caption: z.string(),
  /** The whole of what is to be seen, as a sentence for whoever does not see it. */
  sentence: z.string(),
  quarters: z.array(CalendarDate).meta({ description: 'The last day of each quarter, the oldest first' }),
  lines: z.array(z.object({ id: z.string(), title: z.string(), points: z.array(Cell) })),
  marks: z.array(z.object({ on: CalendarDate, title: z.string() })),
});
export type TrendBlock = z.infer<typeof TrendBlock>;

/** Bars of states one under the other, such as the same people judged by two rules. */
export const ReadingsBlock = z.object({
  kind: z.literal('readings'),
  id: z.string(),
  caption: z.string(),
  sentence: z.string(),
  bars: z.array(
    z.object({
      title: z.string(),
      detail: z.string(),
      /** Up to date among those judged. */
      share: Cell,
      states: z.array(z.object({ state: State, count: z.number().int() })),
    }),
  ),
});
export type ReadingsBlock = z.infer<typeof ReadingsBlock>;

/** Means of ratings before and after, one line for each course, on one scale; its table stands beside it. */
export const BeforeAfterBlock = z.object({
  kind: z.literal('before-after'),
  id: z.string(),
  caption: z.string(),
  sentence: z.string(),
  /** How many ranks the scale has. */
  ranks: z.number().int(),
  lines: z.array(z.object({ title: z.string(), before: z.number(), after: z.number(), people: z.number().int() })),
});
export type BeforeAfterBlock = z.infer<typeof BeforeAfterBlock>;

/** One part of a section. */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  /** Something that must not be overlooked, such as what is not known. */
  z.object({ kind: z.literal('note'), title: z.string(), text: z.string() }),
  z.object({ kind: z.literal('facts'), items: z.array(z.object({ label: z.string(), text: z.string() })) }),
  TableBlock,
  TrendBlock,
  ReadingsBlock,
  BeforeAfterBlock,
]);
export type Block = z.infer<typeof Block>;

/**
 * A report as it is read: words, tables and charts as plain data, made once from its figures, so that the screen, HTML, PDF, XLSX and CSV
 * cannot say different things.
 */
export const Paper = z.object({
  title: z.string(),
  /** What it is and for whom, as the small line above the answer. */
  context: z.string(),
  /** The answer in one sentence, coverage first. */
  lead: z.string(),
  detail: z.string(),
  /** At most four. */
  figures: z.array(z.object({ value: Cell, label: z.string() })),
  sections: z.array(
    z.object({ id: z.string(), title: z.string(), note: z.string().optional(), blocks: z.array(Block) }),
  ),
  partnership: z.string(),
  asAt: CalendarDate,
  knownAt: Instant,
  /** For which day it speaks and as known on which, in a sentence. */
  standpoint: z.string(),
  /** Whether it is signed, in a few words; a draft says so on every page. */
  status: z.string(),
  /** SHA-256 of the figures in hexadecimal, once it is published. */
  fingerprint: z.string().optional(),
});
export type Paper = z.infer<typeof Paper>;
