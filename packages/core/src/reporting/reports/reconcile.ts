import { asksWords } from '../../compliance/rules/asks-words.ts';
import { titleOfRow, wordsOfSpans } from '../../compliance/rules/as-judged.ts';
import type { State } from '../../compliance/schema.ts';
import type { JudgedRow } from '../../compliance/store.ts';
import type { Context } from '../../context.ts';
import type { AgencyId } from '../../ids.ts';
import { nameOf } from '../../people/name-of.ts';
import type { FileRow } from '../../people/rows/read-row.ts';
import { insistOnAgency, PEOPLE_ROLES, sightOf } from '../../scope.ts';
import { plainDay } from '../../wording.ts';
import { reportNamed } from './drafts.ts';
import { isUpToDate } from '../../compliance/state-counts.ts';
import type { ReportingStores } from '../store.ts';

/** What an agency's own list says of somebody. */
export type Theirs = 'trained' | 'not-trained' | 'not-listed';

/** Somebody of whom the agency's list and our record say different things, and the rule that makes the difference. */
export interface Difference {
  readonly personId: string | null;
  readonly name: string;
  readonly staffNumber: string | null;
  readonly theirs: Theirs;
  /** Null: we hold no record that this is asked of. */
  readonly ours: State | null;
  readonly dueOn: string | null;
  readonly rule: string;
}

/** What came of laying two lists side by side. */
export interface Reconciled {
  readonly rows: readonly Difference[];
  readonly after?: string;
  readonly counts: {
    readonly same: number;
    readonly theirsOnly: number;
    readonly oursOnly: number;
    /** People on both lists of whom they say different things. */
    readonly different: number;
  };
}

/**
 * An agency's own list of who is trained beside our judgement of the same people on the day and at the moment of a report: of whom both say the same is
 * only counted; for everybody else it says which rule makes the difference.
 *
 * @param theirs - rows with `staffNumber` and `trained` (yes or no); none: our own list of who is not up to date
 * @throws `reporting.unknown-report`, `access.outside-your-agency`
 * @source house where figures differ, the same people and the rule are shown, and nobody's figure is put right by hand
 */
export async function reconcile(
  ctx: Context<ReportingStores>,
  asked: {
    readonly id: string;
    readonly agencyId: AgencyId;
    readonly requirement: string;
    readonly theirs?: readonly FileRow[] | undefined;
    readonly limit: number;
    readonly after?: string | undefined;
  },
): Promise<Reconciled> {
  const report = await reportNamed(ctx, asked.id);
  const sight = sightOf(ctx.actor, PEOPLE_ROLES);
  insistOnAgency(sight, asked.agencyId);
  const { agencyId, requirement } = asked;
  const words = wordsOfSpans(await ctx.store.frameworks.packs());
  const listed = asked.theirs && (await whomTheyList(ctx, agencyId, asked.theirs));
  const met = new Set<string>();
  const rows: Difference[] = [];
  const counts = { same: 0, theirsOnly: 0, oursOnly: 0, different: 0 };
  const filter = { sight, agencyId, requirement, asAt: report.asAt, knownAt: report.knownAt };
  for await (const row of ctx.store.compliance.everyRow(filter)) {
    const said = listed?.get(row.personId)?.isTrained;
    met.add(row.personId);
    const isDone = isUpToDate(row.span.state);
    if (listed === undefined ? isDone : said === isDone) counts.same += 1;
    else {
      counts[said === undefined ? 'oursOnly' : 'different'] += 1;
      rows.push(differenceOf(row, said, inWords(row, words)));
    }
  }
  for (const [who, { staffNumber, isTrained: said }] of listed ?? []) {
    if (met.has(who)) continue;
    counts.theirsOnly += 1;
    rows.push({
      personId: null,
      name: '',
      staffNumber,
      theirs: said ? 'trained' : 'not-trained',
      ours: null,
      dueOn: null,
      rule: 'We hold no post with this staff number of which this was asked on that day.',
    });
  }
  const start = Number(asked.after ?? 0) || 0;
  const end = start + asked.limit;
  return { rows: rows.slice(start, end), counts, ...(end < rows.length ? { after: String(end) } : {}) };
}

/** Whom an agency's list names: by person where we know the number, since somebody may have several; else by the number. */
async function whomTheyList(
  { store }: Context<ReportingStores>,
  agencyId: AgencyId,
  theirs: readonly FileRow[],
): Promise<ReadonlyMap<string, { readonly staffNumber: string; readonly isTrained: boolean }>> {
  const numbers = theirs.map(({ cells }) => cells['staffNumber'] ?? '');
  const people = await store.people.identified(
    numbers.map((staffNumber) => ({ agencyId, staffNumber })),
    [],
  );
  const personOf = new Map(
    people.flatMap(({ id, staffNumbers }) =>
      staffNumbers
        .filter((each) => each.agencyId === agencyId)
        .map((each) => [each.staffNumber, id as string] as const),
    ),
  );
  const listed = new Map<string, { readonly staffNumber: string; readonly isTrained: boolean }>();
  for (const { cells } of theirs) {
    const staffNumber = cells['staffNumber'] ?? '';
    const who = personOf.get(staffNumber) ?? `number ${staffNumber}`;
    listed.set(who, { staffNumber, isTrained: isYes(cells['trained']) || listed.get(who)?.isTrained === true });
  }
  return listed;
}

function isYes(cell: string | undefined): boolean {
  return /^(y|yes|true|1|trained)$/i.test(cell?.trim() ?? '');
}

function differenceOf(row: JudgedRow, said: boolean | undefined, rule: string): Difference {
  return {
    personId: row.personId,
    name: nameOf(row),
    staffNumber: row.staffNumber ?? null,
    theirs: said === undefined ? 'not-listed' : said ? 'trained' : 'not-trained',
    ours: row.span.state,
    dueOn: row.span.dueOn,
    rule,
  };
}

function inWords({ span }: JudgedRow, words: ReturnType<typeof wordsOfSpans>): string {
  const asked = words.requirement(span.requirement, span.because);
  if (asked === undefined) return `${titleOfRow(span.requirement, asked, span.because)}.`;
  const asks = `${asked.title} asks for ${asksWords(asked.rule, span.because, span.heldOn !== null)}`;
  const held =
    span.heldOn === null ? 'nothing on record counts for it' : `the last that counts is of ${plainDay(span.heldOn)}`;
  const due = span.dueOn === null ? '' : `, due ${plainDay(span.dueOn)}`;
  return `${asks}; ${held}${due}.`;
}
