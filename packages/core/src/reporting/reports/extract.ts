import { agencyScope, PARTNERSHIP_ROLES } from '../../scope.ts';
import type { Context } from '../../context.ts';
import type { State } from '../../compliance/schema.ts';
import { insistThat } from '../editors.ts';
import { reportNamed } from './drafts.ts';
import { countedIn } from '../../compliance/state-counts.ts';
import type { Figures } from '../figures/schema.ts';
import { frozenFigures } from './publish.ts';
import { visibilityOf } from '../small-numbers/visibility.ts';
import type { ReportingStores, StoredReport } from '../store.ts';

/** One requirement of one post, without whose it is. */
export interface ExtractRow {
  /** The same for one person within one report, and another in the next. */
  readonly person: string;
  /** Empty: withheld. */
  readonly agency: string;
  readonly requirement: string;
  readonly state: State;
  /** Months only: a day would tell people apart. */
  readonly heldIn: string | null;
  readonly dueIn: string | null;
  readonly rule: string;
  readonly pack: string;
  readonly version: string;
}

/** What an extract will hold. */
export interface ExtractAbout {
  readonly fileName: string;
  readonly agencies: number;
  /** Agencies that are not named, because of small numbers. */
  readonly withheld: number;
}

/**
 * What the pseudonymous extract of a published board report will hold.
 *
 * @throws `reporting.unknown-report`, `reporting.not-published`, `access.not-permitted`
 */
export async function extractAbout(ctx: Context<ReportingStores>, id: string): Promise<ExtractAbout> {
  const { report, figures } = await extractable(ctx, id);
  return {
    fileName: `extract-${report.asAt}.csv`,
    agencies: figures.agencies.length,
    withheld: unnamed(figures).size,
  };
}

/**
 * Every row behind a published board report, for a scrutineer who asks for raw counts: no name, no id, no staff number, and the agency only where none of
 * its counts is small.
 *
 * @param pseudonymOf - of a person, from the report's fingerprint and the person's id; one way
 * @throws `reporting.unknown-report`, `reporting.not-published`, `access.not-permitted`
 * @source house an independent scrutineer reads rows without reading people
 */
export async function* everyExtractRow(
  ctx: Context<ReportingStores>,
  id: string,
  pseudonymOf: (hash: string, personId: string) => string,
): AsyncGenerator<ExtractRow> {
  const { report, figures } = await extractable(ctx, id);
  const hidden = unnamed(figures);
  const refs = new Map(figures.setting.agencies.map((agency) => [agency.id, agency.ref]));
  const filter = { sight: { all: true } as const, asAt: report.asAt, knownAt: report.knownAt };
  for await (const { personId, agencyId, span } of ctx.store.compliance.everyRow(filter))
    yield {
      person: pseudonymOf(report.hash!, personId),
      agency: hidden.has(agencyId) ? '' : (refs.get(agencyId) ?? ''),
      requirement: span.requirement,
      state: span.state,
      heldIn: span.heldOn?.slice(0, 7) ?? null,
      dueIn: span.dueOn?.slice(0, 7) ?? null,
      rule: span.because.rule,
      pack: span.because.pack,
      version: span.because.version,
    };
}

async function extractable(
  ctx: Context<ReportingStores>,
  id: string,
): Promise<{ readonly report: StoredReport; readonly figures: Figures }> {
  insistThat(
    agencyScope(ctx.actor, ['scrutineer', ...PARTNERSHIP_ROLES]).all,
    'Only a scrutineer, a coordinator or an administrator of the partnership reads an extract.',
  );
  const report = await reportNamed(ctx, id);
  return { report, figures: await frozenFigures(ctx, report) };
}

/** Agencies that a row must not name: somebody's rows name her agency all alike, so one small count of it is enough. One alone would be told by being missing. */
function unnamed(figures: Figures): ReadonlySet<string> {
  const { agencies, cells } = visibilityOf(figures, figures.setting.smallNumbers);
  const hidden = new Set([
    ...[...agencies].flatMap(([id, numbers]) => (numbers < 3 ? [id] : [])),
    ...figures.cells.flatMap(({ agencyId, requirement }) =>
      cells.get(`${agencyId} ${requirement}`)! < 3 ? [agencyId] : [],
    ),
  ]);
  if (hidden.size !== 1) return hidden;
  const [next] = figures.agencies
    .filter(({ agencyId, whole }) => !hidden.has(agencyId) && countedIn(whole) > 0)
    .toSorted((a, b) => countedIn(a.whole) - countedIn(b.whole) || (a.agencyId < b.agencyId ? -1 : 1));
  return next === undefined ? hidden : new Set([...hidden, next.agencyId]);
}
