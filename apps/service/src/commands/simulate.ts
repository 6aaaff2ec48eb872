import { findingsOf } from '@trellis/api';
import { CalendarDate } from '@trellis/core';
import { Proposal, simulate as simulateChange, type WhatIf } from '@trellis/core/compliance';
import { agencyTyped, inPartnershipOf, UsageError, type Command } from '../command.ts';
import { commandRefusal } from '../command-refusal.ts';
import { counted } from './counted.ts';
import { readIn } from './read-in.ts';

/** Says who would lapse under a change of rules, by agency and month; changes nothing. */
export const simulate: Command = {
  name: 'simulate',
  summary: 'Say who would lapse under a change of rules, by agency and month; writes nothing',
  options: {
    change: {
      value: 'FILE.json',
      help: 'What changes, as { "requirement": "LCF-L3", "months": 24 } or { "pack": "…", "version": "…" }; or a list of such',
    },
    from: { value: 'DATE', help: 'The first day of changes that name none; today if not given' },
    agency: { value: 'REF', help: 'One agency only' },
  },
  needs: ['change'],
  async run({ values: { change, from, agency } }, workplace) {
    if (from !== undefined && !CalendarDate.safeParse(from).success)
      throw new UsageError('--from must be a real date written YYYY-MM-DD.');
    const proposal = proposalOf(readJson(change!), from);
    const found = await inPartnershipOf(workplace, async (ctx) =>
      simulateChange(ctx, proposal, {
        agencyId: await agencyTyped(ctx, agency),
        // Whoever runs the service sees every person, so that nothing is small.
        smallNumbers: 0,
        onProgress: (people) => workplace.progress(`${people} people`),
      }),
    );
    return { lines: linesOf(found), last: totalsOf(found), json: found };
  },
};

function readJson(file: string): unknown {
  const text = readIn(file, 'JSON', 'simulate.file-not-readable').toString('utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw commandRefusal('simulate.file-not-readable', `The file ${file} is not JSON.`);
  }
}

/** One change, a list of them, or a whole proposal. */
function proposalOf(typed: unknown, from: string | undefined): Proposal {
  const isWhole = typeof typed === 'object' && typed !== null && 'changes' in typed;
  const whole = isWhole ? typed : { changes: Array.isArray(typed) ? typed : [typed] };
  const parsed = Proposal.safeParse(from === undefined ? whole : { ...whole, from });
  if (parsed.success) return parsed.data;
  const faults = findingsOf(parsed.error.issues).map(({ field, reason }) => `${field === '' ? 'it' : field} ${reason}`);
  throw commandRefusal('simulate.file-refused', `The change cannot be read: ${faults.join('; ')}.`);
}

function linesOf({ changed, rows }: WhatIf): readonly string[] {
  return [
    ...changed.map(
      ({ requirement, title, before, after }) =>
        `${requirement}  ${title}: ${before ?? 'not asked for'} -> ${after ?? 'not asked for'}`,
    ),
    ...rows.map(
      (row) => `${row.agency}  ${row.agencyName}  ${row.month}  ${row.requirement}  ${row.wouldLapse ?? 'withheld'}`,
    ),
  ];
}

/** So many agencies and months fit into a line that a person still reads. */
const MOST_IN_A_LINE = 40;

function totalsOf({ rows, totals }: WhatIf): string {
  const cells = [...Map.groupBy(rows, ({ agency, month }) => `${agency} ${month}`)].map(
    ([cell, ofCell]) => `${cell} ${ofCell.reduce((sum, row) => sum + (row.wouldLapse ?? 0), 0)}`,
  );
  const { wouldLapse, peopleWouldLapse, overdueOnDayOne, posts } = totals;
  const sum = `${wouldLapse} would lapse (${counted(peopleWouldLapse ?? 0, 'person', 'people')}), ${overdueOnDayOne} at once, of ${counted(posts ?? 0, 'post')}`;
  if (cells.length === 0) return sum;
  const more = cells.length - MOST_IN_A_LINE;
  return `${sum}: ${cells.slice(0, MOST_IN_A_LINE).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
