import { AgencyId, CalendarDate, CourseId, EventId, PersonId, type Context, type Stores } from '@trellis/core';
import { summary, SummaryScope, type Estimate, type Summary, type Told } from '@trellis/core/evaluation';
import { z } from 'zod';
import { commaList } from '../comma-list.ts';
import { writeCsv, type CsvColumn } from '../csv/write.ts';

/** The scope of a summary as an address carries it. */
export const SummaryQuestion = z.strictObject({
  eventId: EventId.optional(),
  courseId: CourseId.optional(),
  courseVersion: z.string().max(40).optional(),
  trainerIds: commaList(PersonId).optional(),
  agencyId: AgencyId.optional(),
  agencyKind: z.string().max(60).optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
});

/** One line of a summary's file: what is counted, of what, and the figures that it has. */
interface SummaryRow {
  readonly what: 'rate' | 'change' | 'change-later' | 'rating' | 'choice' | 'comment-tag' | 'not-known';
  readonly title: string;
  readonly stage?: string;
  readonly agency?: string;
  readonly answer?: string;
  readonly count?: Told;
  readonly asked?: Told;
  readonly declined?: Told;
  readonly thoughtBack?: number;
  readonly before?: Estimate;
  readonly after?: Estimate;
  readonly gain?: Estimate | 'withheld';
  readonly parts?: { readonly better: number; readonly same: number; readonly worse: number; readonly unmet: number };
}

const mean = (estimate: Estimate | 'withheld' | undefined) => (estimate === 'withheld' ? estimate : estimate?.mean);
const end = (estimate: Estimate | 'withheld' | undefined, of: 'low' | 'high') =>
  estimate === 'withheld' ? undefined : estimate?.[of];

const COLUMNS: readonly CsvColumn<SummaryRow>[] = [
  { header: 'what', of: (row) => row.what },
  { header: 'stage', of: (row) => row.stage },
  { header: 'agency', of: (row) => row.agency },
  { header: 'title', of: (row) => row.title },
  { header: 'answer', of: (row) => row.answer },
  { header: 'asked', of: (row) => row.asked },
  { header: 'count', of: (row) => row.count },
  { header: 'declined', of: (row) => row.declined },
  { header: 'thought_back', of: (row) => row.thoughtBack },
  { header: 'mean_before', of: (row) => mean(row.before) },
  { header: 'mean_after', of: (row) => mean(row.after) },
  { header: 'mean_gain', of: (row) => mean(row.gain) },
  { header: 'gain_low', of: (row) => end(row.gain, 'low') },
  { header: 'gain_high', of: (row) => end(row.gain, 'high') },
  { header: 'better', of: (row) => row.parts?.better },
  { header: 'same', of: (row) => row.parts?.same },
  { header: 'worse', of: (row) => row.parts?.worse },
  { header: 'not_met', of: (row) => row.parts?.unmet },
];

/**
 * What a summary says as lines of CSV: the same figures that the screen shows, and `withheld` where it withholds one.
 *
 * @throws `access.outside-your-agency`
 */
export async function* summaryLines(ctx: Context<Stores>, question: unknown): AsyncGenerator<string> {
  yield* writeCsv(COLUMNS, rowsOf(await summary(ctx, SummaryScope.parse(SummaryQuestion.parse(question)))));
}

function* rowsOf({ rates, byAgency, changes, ratings, choices, comments, notKnown }: Summary): Generator<SummaryRow> {
  for (const { stage, asked, answered, declined } of rates)
    yield { what: 'rate', title: 'Answered', stage, asked, count: answered, declined };
  for (const { agencyName: agency, rates: own, gain } of byAgency)
    for (const { stage, asked, answered, declined } of own) {
      const row = { what: 'rate', title: 'Answered', stage, agency, asked, count: answered, declined } as const;
      yield stage === 'after' && gain !== undefined ? { ...row, gain } : row;
    }
  for (const change of changes) {
    const row = { what: 'change', title: change.title, stage: 'after' } as const;
    if ('withheld' in change) yield { ...row, count: 'withheld' };
    else {
      const { pairs: count, thoughtBack, before, after, gain, later } = change;
      yield { ...row, count, thoughtBack, before, after, gain, parts: change };
      if (later) yield { ...row, what: 'change-later', stage: 'follow-up', count: later.pairs, gain: later.gain };
    }
  }
  for (const { title, stage, scale, counts } of ratings)
    for (const [index, answer] of scale.labels.entries())
      yield { what: 'rating', title, stage, answer, count: counts === null ? 'withheld' : counts[index]! };
  for (const { title, stage, counts } of choices)
    for (const { label: answer, count } of counts) yield { what: 'choice', title, stage, answer, count };
  for (const { title, tags } of comments)
    for (const { tag: answer, count } of tags) yield { what: 'comment-tag', title, answer, count };
  for (const title of notKnown) yield { what: 'not-known', title };
}
