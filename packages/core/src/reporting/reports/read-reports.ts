import { whoDecided, type DecidedBy, type Decider } from '../../access/who-decided.ts';
import { dateOf, dayOf, knownBy, localDate } from '../../calendar.ts';
import { agencyScope } from '../../scope.ts';
import type { Context } from '../../context.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { mayEdit, maySeeSmallNumbers, maySign, READING_REPORTS } from '../editors.ts';
import { planOf, reportNamed } from './drafts.ts';
import { restate } from '../figures/restate.ts';
import { templateOn } from '../figures/return-figures.ts';
import type { Figures, ReturnFigure } from '../figures/schema.ts';
import { forReader } from '../paper/for-reader.ts';
import { workOutFigures } from '../figures/work-out.ts';
import { paperOf } from '../paper/make-paper.ts';
import { restatedTable } from '../paper/restated.ts';
import type { Paper, TableBlock } from '../paper/paper.ts';
import { frozenFigures } from './publish.ts';
import type { FigureAnswer, Report, ReportKind, ReportState } from '../schema.ts';
import { visibilityOf } from '../small-numbers/visibility.ts';
import type { ReportingStores, StoredReport } from '../store.ts';
import { plainDay } from '../../wording.ts';

/** A report with its paper, and what whoever reads it may do. */
export interface ReportShown {
  readonly report: Report;
  readonly paper: Paper;
  readonly mayEdit: boolean;
  readonly maySign: boolean;
  /** Of a signed report: what is known of its day since, where that differs. */
  readonly restated?: { readonly sentence: string; readonly table: TableBlock };
  /** Whether she answers for the agency of a return. */
  readonly mayAnswer: boolean;
  /** The figures of a Section 11 return, for those who may see small numbers of its agency. */
  readonly returned: readonly ReturnFigure[];
  readonly answers: readonly FigureAnswer[];
  /** By when a Section 11 return is confirmed, as its template has it: month and day. */
  readonly dueBy?: string;
}

/**
 * Reports in sight, the latest day first: the partnership's own for board, scrutineer and whoever looks after it, an agency's own for its lead too.
 */
export async function reports(
  ctx: Context<ReportingStores>,
  filter: { readonly kind?: ReportKind | undefined; readonly state?: ReportState | undefined },
  page: PageRequest,
): Promise<Page<Report>> {
  const ofPartnership = agencyScope(ctx.actor, READING_REPORTS).all;
  const scope = ofPartnership ? ({ all: true } as const) : agencyScope(ctx.actor, ['agency-lead']);
  const found = await ctx.store.reporting.reports({ ...filter, scope, withPartnership: ofPartnership }, page);
  return { ...found, rows: await shown(ctx, found.rows) };
}

/**
 * One report with its paper: frozen once it is signed, else worked out now.
 *
 * @throws `reporting.unknown-report`
 */
export async function report(ctx: Context<ReportingStores>, id: string): Promise<ReportShown> {
  const stored = await reportNamed(ctx, id);
  const [listed] = await shown(ctx, [stored]);
  const figures = await figuresOf(ctx, stored);
  const isOwn = maySeeSmallNumbers(ctx.actor, stored.agencyId);
  const isReturn = stored.kind === 'section-11';
  const restated = stored.state === 'published' ? await restatedNow(ctx, stored, figures, isOwn) : undefined;
  const dueBy = isReturn ? await dueOfReturn(ctx, stored) : undefined;
  return {
    report: listed!,
    paper: forReader(paperOf(figures, listed!, isOwn), ctx.actor),
    mayAnswer: isReturn && stored.state !== 'published' && maySign(ctx.actor, stored),
    returned: isReturn && isOwn ? figures.returned : [],
    answers: isReturn && isOwn ? await answersOf(ctx, stored) : [],
    ...(restated === undefined ? {} : { restated }),
    ...(dueBy === undefined ? {} : { dueBy }),
    mayEdit: stored.state !== 'published' && mayEdit(ctx.actor, stored),
    maySign: stored.state !== 'published' && maySign(ctx.actor, stored),
  };
}

/**
 * What is known since of a signed report's day: to whoever looks after its agency now, to others as it was known when this day began.
 *
 * @source house a reader cannot take what was known an hour ago from what is known now
 */
async function restatedNow(
  ctx: Context<ReportingStores>,
  stored: StoredReport,
  frozen: Figures,
  isOwn: boolean,
): Promise<ReportShown['restated']> {
  // Opened twice in a day it is the same: beyond the agency nobody learns what one write did.
  const today = dayOf(localDate(ctx.now, ctx.timeZone));
  const knownAt = isOwn ? ctx.now : knownBy(dateOf(today - 1), ctx.timeZone);
  if (knownAt <= frozen.knownAt) return undefined;
  const restated = await restate(ctx, stored, frozen, knownAt);
  if (restated === undefined) return undefined;
  const visibility = visibilityOf(frozen, isOwn ? 0 : frozen.setting.smallNumbers);
  return {
    sentence: `Since this report was signed more came to be known of ${plainDay(stored.asAt)}. Its figures stay; what they would be now stands beside them.`,
    table: restatedTable(restated, frozen.setting, visibility, isOwn),
  };
}

async function answersOf(
  ctx: Context<ReportingStores>,
  { id, knownAt }: StoredReport,
): Promise<readonly FigureAnswer[]> {
  const answers = await ctx.store.reporting.answers([id], knownAt);
  return answers.map(({ figure, answer, value, why }) => ({
    figure,
    answer,
    ...(value === undefined ? {} : { value }),
    ...(why === undefined ? {} : { why }),
  }));
}

async function dueOfReturn(
  { store }: Context<ReportingStores>,
  { asAt, knownAt }: StoredReport,
): Promise<string | undefined> {
  return templateOn(await store.frameworks.packs(), await store.frameworks.activations(knownAt), asAt).dueOn;
}

/** The figures of a report: frozen once it is signed, else worked out now. */
export async function figuresOf(ctx: Context<ReportingStores>, stored: StoredReport): Promise<Figures> {
  return stored.state === 'published' ? await frozenFigures(ctx, stored) : await workOutFigures(ctx, stored);
}

async function shown(ctx: Context<ReportingStores>, stored: readonly StoredReport[]): Promise<readonly Report[]> {
  const ids = stored.map(({ id }) => id);
  const { reporting } = ctx.store;
  const challenges = Map.groupBy(await reporting.challengesOf(ids), ({ reportId }) => reportId);
  const files = Map.groupBy(await reporting.filesOf(ids), ({ reportId }) => reportId);
  const who = await whoDecided(ctx, [
    ...stored.flatMap(({ draftedBy, signedBy }) => (signedBy === undefined ? [draftedBy] : [draftedBy, signedBy])),
    ...[...challenges.values()].flat().map(({ by }) => by),
  ]);
  const nameOf = (decider: Decider) => inWords(who(decider));
  return stored.map((each): Report => {
    const { id, state, draftedAt, draftedBy, signedBy, knownAt, signedAt, hash, sentBackBecause } = each;
    const said = challenges.get(id) ?? [];
    const back = state === 'sent-back' ? said.findLast(({ kind }) => kind === 'sent-back') : undefined;
    return {
      ...planOf(each),
      id,
      state,
      draftedAt,
      draftedBy: nameOf(draftedBy),
      ...(knownAt === undefined ? {} : { knownAt }),
      ...(signedAt === undefined ? {} : { signedAt }),
      ...(signedBy === undefined ? {} : { signedBy: nameOf(signedBy) }),
      ...(hash === undefined ? {} : { hash }),
      ...(sentBackBecause === undefined ? {} : { sentBackBecause }),
      ...(back === undefined ? {} : { sentBackBy: nameOf(back.by), sentBackAt: back.at }),
      challenges: said.map(({ kind, text, by, at }) => ({ kind, text, by: nameOf(by), at })),
      files: (files.get(id) ?? []).map(({ format, sha256, bytes }) => ({ format, sha256, bytes })),
    };
  });
}

function inWords({ kind, name }: DecidedBy): string {
  if (name !== undefined) return name;
  return {
    person: 'Somebody whose name is not kept any more',
    token: 'A system',
    'command-line': 'Whoever runs the service',
    rule: 'A schedule',
  }[kind];
}
