import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Binding } from '../../binding.ts';
import type { Tables } from '../../tables.ts';
import { inPartnership } from '../../tenancy.ts';
import { SUMS_OF_MONTH, sumsOfMonths } from './months.ts';
import { SUMS } from './pairs.ts';
import { tallyOfAgencies, tallyOfEvents } from './tally-again.ts';

/** What came of adding up evaluation again, beside what is kept added up. */
export interface EvaluationAudit {
  /** Kept, or missing. */
  readonly sums: number;
  /** Of these, how many are not what answers, bookings and sheets come to. */
  readonly wrongSums: number;
  /** Some of them: what is added up there, and of what. */
  readonly examples: readonly string[];
}

/** Something that is kept added up. */
interface Kept {
  readonly what: string;
  readonly table: string;
  /** What tells one of them from another. */
  readonly key: readonly string[];
  readonly sums: RawBuilder<unknown>;
  /** The same anew. */
  readonly again: RawBuilder<unknown>;
}

const MOST_EXAMPLES = 20;
const ASKED = [
  'placed',
  'attended',
  ...['before', 'after', 'later', 'manager'].flatMap((stage) => [`${stage}_answered`, `${stage}_declined`]),
];

/**
 * Adds up everything again that summaries of evaluation are read from, and compares with what is kept: ratings by event and by agency, who was asked,
 * and months. Changes nothing, holds up nobody, and sees one moment of everything, whatever is answered meanwhile.
 */
export async function auditEvaluation(
  app: Kysely<Tables>,
  { partnershipId, timeZone, now }: Pick<Binding, 'partnershipId' | 'timeZone' | 'now'>,
): Promise<EvaluationAudit> {
  const work = async (tx: Binding['tx']): Promise<EvaluationAudit> => {
    const found: EvaluationAudit[] = [];
    for (const kept of everythingKept({ timeZone, now })) found.push(await compare(tx, kept));
    return {
      sums: found.reduce((total, { sums }) => total + sums, 0),
      wrongSums: found.reduce((total, { wrongSums }) => total + wrongSums, 0),
      examples: found.flatMap(({ examples }) => examples).slice(0, MOST_EXAMPLES),
    };
  };
  return await inPartnership(app, partnershipId, work, 'repeatable read');
}

function everythingKept(at: Pick<Binding, 'timeZone' | 'now'>): readonly Kept[] {
  return [
    {
      what: 'ratings of event',
      table: 'evaluation_tally',
      key: ['event_id', 'stage', 'item'],
      sums: SUMS,
      again: tallyOfEvents(),
    },
    {
      what: 'ratings of agency',
      table: 'evaluation_agency_tally',
      key: ['agency_id', 'course_id', 'month_on', 'stage', 'item'],
      sums: SUMS,
      again: tallyOfAgencies(at),
    },
    {
      what: 'asked at event',
      table: 'evaluation_asked',
      key: ['event_id', 'agency_id'],
      sums: sql.raw(ASKED.join(', ')),
      again: sql`select * from evaluation_asked_again()`,
    },
    {
      what: 'month',
      table: 'evaluation_month_sum',
      key: ['month_on', 'agency_id'],
      sums: SUMS_OF_MONTH,
      again: sumsOfMonths(at, sql`select month_on from evaluation_month`),
    },
  ];
}

async function compare(tx: Binding['tx'], { what, table, key, sums, again }: Kept): Promise<EvaluationAudit> {
  const keys = sql.raw(key.join(', '));
  const names = sql.raw(key.map((column) => `nullif(${column}::text, '')`).join(', '));
  // A row of zeros and one that is not there say the same.
  const side = (rows: RawBuilder<unknown>) => sql`
    select ${keys}, case when row(${sums})::text !~ '^[(]0(,0)*[)]$' then row(${sums})::text end as sums from ${rows} r`;
  const { rows } = await sql<EvaluationAudit>`
    select count(*)::int as sums, (count(*) filter (where is_wrong))::int as "wrongSums",
      coalesce((array_agg(name order by name) filter (where is_wrong))[1:${MOST_EXAMPLES}::int], '{}') as examples
    from (
      select concat_ws(' ', ${what}::text, ${names}) as name, kept.sums is distinct from again.sums as is_wrong
      from (${side(sql.table(table))}) kept full join (${side(sql`(${again})`)}) again using (${keys})
    ) compared`.execute(tx);
  return rows[0]!;
}
