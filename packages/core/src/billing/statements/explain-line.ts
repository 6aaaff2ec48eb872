import type { AccessStores } from '../../access/store.ts';
import { localDate } from '../../calendar.ts';
import type { ChargingPolicy } from '../../charging/index.ts';
import type { Context } from '../../context.ts';
import type { FrameworksStores } from '../../frameworks/store.ts';
import type { AgencyId } from '../../ids.ts';
import { mayActFor, agencyScope } from '../../scope.ts';
import { BILLING_ROLES } from '../editors.ts';
import { familiesOf, hasEnded, isDisputed, isHeld, standsPence } from '../ledger/family.ts';
import { lineNotFound } from '../ledger/load-families.ts';
import { agenciesInSight } from '../agencies/agencies-in-sight.ts';
import type { LineNote } from '../schema.ts';
import type { BillingStores, StoredLine } from '../store.ts';
import { payerOn } from '../agencies/succession.ts';
import type { DecidedBy } from '../../access/who-decided.ts';
import { whoDecided } from '../../access/who-decided.ts';

/** A line with who decided it. */
export interface LineExplained extends StoredLine {
  readonly by: DecidedBy;
}

/** What happened to a charge, with who did it. */
export interface NoteExplained extends LineNote {
  readonly who: DecidedBy;
}

/** A point that the policy leaves open, and how it was read. */
export interface ReadingShown {
  readonly option: string;
  readonly letter: string;
  /** Absent when the policy is not stored any more. */
  readonly point?: string | undefined;
  readonly reading?: string | undefined;
  readonly section?: string | undefined;
}

/** Everything that explains one line. */
export interface LineAnswer {
  /** The line that was asked for. */
  readonly line: LineExplained;
  /** The charge that it is, or that it concerns. The reckoning is in its quote: rules with their sources, the days counted, both deadlines. */
  readonly charge: LineExplained;
  /** What took the charge back, waived or credited it, in order. */
  readonly corrections: readonly LineExplained[];
  readonly notes: readonly NoteExplained[];
  /** Other lines of the same booking: what was charged before or after, extra costs. */
  readonly others: readonly LineExplained[];
  readonly standsPence: number;
  readonly isHeld: boolean;
  readonly isDisputed: boolean;
  /** The charge was taken back as a whole; another took its place, or none. */
  readonly hasEnded: boolean;
  readonly agency: { readonly id: AgencyId; readonly name: string };
  /** Who pays today, where that is somebody else. */
  readonly payer?: { readonly id: AgencyId; readonly name: string } | undefined;
  /** Where the charge was billed. */
  readonly sent?: { readonly runId: string; readonly number: string; readonly period: string } | undefined;
  readonly readings: readonly ReadingShown[];
  /** For what reasons the policy that the line was reckoned by lets a charge be waived; empty where it names none. */
  readonly waiverReasons: ChargingPolicy['waiverReasons'];
}

/**
 * Everything that explains a line: rules with their sections, the days counted, the readings in force and who decided. A lead is not told the names
 * of people who work elsewhere, only how it was decided.
 *
 * @throws `billing.line-not-found`, also for a line out of sight
 */
export async function explainLine(
  ctx: Context<BillingStores & AccessStores & FrameworksStores>,
  id: string,
): Promise<LineAnswer> {
  const { billing, people } = ctx.store;
  const found = await billing.line(id);
  const inSight = await agenciesInSight(ctx);
  if (found === undefined || (inSight !== undefined && !mayActFor({ all: false, agencyIds: inSight }, found.agencyId)))
    throw lineNotFound();
  const headId = found.concerns ?? found.id;
  const ofBooking = await billing.ofBooking(found.bookingId);
  const family = familiesOf(ofBooking, await billing.notesOf([headId])).find(({ head }) => head.id === headId)!;
  const who = await namesFor(ctx, [...ofBooking.map((line) => line.madeBy), ...family.notes.map((note) => note.by)]);
  const explained = (line: StoredLine): LineExplained => ({ ...line, by: who(line.madeBy) });
  const stored = (lineId: string) => explained(ofBooking.find((line) => line.id === lineId)!);
  const inFamily = new Set([headId, ...family.corrections.map((line) => line.id)]);
  const names = new Map((await people.agencies()).map((agency) => [agency.id, agency.name]));
  const agencyShown = (agencyId: AgencyId) => ({ id: agencyId, name: names.get(agencyId) ?? '' });
  const policy = await policyOf(ctx, found);
  const payerId = payerOn(found.agencyId, await billing.successions(), localDate(ctx.now, ctx.timeZone));
  return {
    line: explained(found),
    charge: stored(headId),
    corrections: family.corrections.map((line) => stored(line.id)),
    notes: family.notes.map((note) => ({ ...note, who: who(note.by) })),
    others: ofBooking.filter((line) => !inFamily.has(line.id)).map(explained),
    standsPence: standsPence(family),
    isHeld: isHeld(family),
    isDisputed: isDisputed(family),
    hasEnded: hasEnded(family),
    agency: agencyShown(found.agencyId),
    ...(payerId === found.agencyId ? {} : { payer: agencyShown(payerId) }),
    ...(await sentIn(ctx, family.head.runId, found.agencyId)),
    readings: readingsOf(found, policy),
    waiverReasons: policy?.waiverReasons ?? [],
  };
}

async function namesFor(
  ctx: Context<BillingStores & AccessStores>,
  deciders: readonly StoredLine['madeBy'][],
): Promise<(decider: StoredLine['madeBy']) => DecidedBy> {
  const who = await whoDecided(ctx, deciders);
  if (agencyScope(ctx.actor, BILLING_ROLES).all) return who;
  return (decider) => ({ kind: who(decider).kind });
}

async function sentIn(
  ctx: Context<BillingStores>,
  runId: string | undefined,
  agencyId: AgencyId,
): Promise<Pick<LineAnswer, 'sent'>> {
  const run = runId === undefined ? undefined : await ctx.store.billing.run(runId);
  if (run === undefined) return {};
  const statement = (await ctx.store.billing.statementsOf(run.id)).find(({ of }) =>
    of.some((each) => each.agencyId === agencyId),
  );
  return { sent: { runId: run.id, number: statement?.number ?? '', period: run.period } };
}

/** The policy that a line was reckoned by, if it is still stored. */
async function policyOf(ctx: Context<FrameworksStores>, { quote }: StoredLine): Promise<ChargingPolicy | undefined> {
  return (await ctx.store.frameworks.packs())
    .flatMap((pack) => pack.chargingPolicies)
    .find(({ id, version }) => id === quote.policy.id && version === quote.policy.version);
}

function readingsOf({ quote }: StoredLine, policy: ChargingPolicy | undefined): readonly ReadingShown[] {
  return Object.entries(quote.readings).map(([option, letter]): ReadingShown => {
    const known = policy?.options.find((each) => each.id === option);
    return { option, letter, point: known?.point, reading: known?.readings[letter], section: known?.source.section };
  });
}
