import {
  complianceReport,
  type AsAtQuestion,
  type ComplianceReport,
  type CountedReport,
} from '../../compliance/answers/agency-answer.ts';
import { countRow } from '../../compliance/answers/count-row.ts';
import { countsTogether } from '../../compliance/state-counts.ts';
import type { Context } from '../../context.ts';
import type { AgencyId } from '../../ids.ts';
import { agencyScope, insistOnAgency, mayActFor, LOOKING_AFTER_PEOPLE, PEOPLE_ROLES } from '../../scope.ts';
import { reportingSettings } from '../settings.ts';
import type { ReportingStores } from '../store.ts';
import { withholdRows, type WithheldRows } from './withhold-rows.ts';

/** Counts, and which of them the reader may not see. */
export interface FiguresSeen {
  readonly report: CountedReport;
  /** Absent: the reader looks after these people and sees all of it. */
  readonly withheld: WithheldRows | undefined;
}

/**
 * The counts of {@link complianceReport}, with what somebody beyond the agencies may not see of them.
 *
 * @throws `access.outside-your-agency`
 * @source house whoever is told of small numbers nowhere is not told of them here either
 */
export async function figuresSeen(
  ctx: Context<ReportingStores>,
  question: AsAtQuestion,
  agencyId?: AgencyId,
): Promise<FiguresSeen> {
  const isBeyond = !ctx.actor.grants.some(({ role }) => LOOKING_AFTER_PEOPLE.includes(role));
  const own = agencyScope(ctx.actor, PEOPLE_ROLES);
  const seesEverybody = agencyScope(ctx.actor, ['board', 'scrutineer']).all;
  if (own.all || (!isBeyond && !seesEverybody))
    return { report: await complianceReport(ctx, question, agencyId), withheld: undefined };
  // What is withheld of one agency depends on all the others.
  const whole = await complianceReport(ctx, question);
  const refs = new Map((await ctx.store.people.agencies()).map(({ id, ref }) => [ref, id]));
  const { smallNumbers } = await reportingSettings(ctx);
  const withheld = withholdRows(whole.rows, (ref) => mayActFor(own, refs.get(ref)!), smallNumbers);
  // The coverage stays that of everybody: of one agency it would be a small number again.
  const rows = whole.rows.filter((row) => agencyId === undefined || refs.get(row.agency) === agencyId);
  return { report: { ...whole, rows }, withheld };
}

/**
 * The counts as a page shows them: to somebody beyond the agencies those of the whole partnership only, by requirement, without small ones.
 *
 * @throws `access.outside-your-agency` also where somebody beyond the agencies asks about one of them
 */
export async function figuresOnPage(
  ctx: Context<ReportingStores>,
  question: AsAtQuestion,
  agencyId?: AgencyId,
): Promise<ComplianceReport> {
  const { report, withheld } = await figuresSeen(ctx, question, agencyId);
  if (withheld === undefined) return { ...report, rows: report.rows.map(countRow) };
  if (agencyId !== undefined) insistOnAgency(agencyScope(ctx.actor, PEOPLE_ROLES), agencyId);
  const rows = [...Map.groupBy(report.rows, (row) => row.requirement)]
    .filter(([requirement]) => !withheld.requirements.has(requirement))
    .map(([, ofRequirement]) => ({
      ...ofRequirement[0]!,
      agency: '',
      agencyName: '',
      states: countsTogether(ofRequirement.map(({ states }) => states)),
    }));
  return { ...report, rows: rows.map(countRow) };
}
