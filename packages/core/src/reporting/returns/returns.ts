import { localDate, type CalendarDate } from '../../calendar.ts';
import { recordAll, type Context } from '../../context.ts';
import { DomainError, type Finding } from '../../errors.ts';
import { knownAudiences } from '../../frameworks/known-ids.ts';
import type { AgencyId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { insistOnAgency } from '../../scope.ts';
import { agenciesOf } from '../editors.ts';
import type { HeadcountReturn, ReportingErrorCode } from '../schema.ts';
import type { ReportingStores } from '../store.ts';

/** A return with what its agency is called. */
export interface ReturnListed extends HeadcountReturn {
  readonly agencyRef: string;
  readonly agencyName: string;
}

/** Returns of the agencies that the actor looks after, the latest day first. */
export async function headcountReturns(
  ctx: Context<ReportingStores>,
  agencyId: AgencyId | undefined,
  page: PageRequest,
): Promise<Page<ReturnListed>> {
  const own = agenciesOf(ctx.actor);
  if (agencyId !== undefined) insistOnAgency(own, agencyId);
  const scope = agencyId === undefined ? own : { all: false as const, agencyIds: [agencyId] };
  const agencies = new Map((await ctx.store.people.agencies()).map((each) => [each.id as string, each]));
  const found = await ctx.store.reporting.returnsPage(scope, page);
  return {
    ...found,
    rows: found.rows.map((each) => ({
      ...each,
      agencyRef: agencies.get(each.agencyId)?.ref ?? '',
      agencyName: agencies.get(each.agencyId)?.name ?? '',
    })),
  };
}

/**
 * Keeps what an agency returned for a day. A return of the same agency, group, requirement and day takes its place from now on; what was published
 * before knew the one before.
 *
 * @throws `access.outside-your-agency`, `reporting.return-faults` with each field
 */
export async function saveReturn(ctx: Context<ReportingStores>, given: HeadcountReturn): Promise<HeadcountReturn> {
  insistOnAgency(agenciesOf(ctx.actor), given.agencyId as AgencyId);
  const errors = returnFaults(given, await returnWords(ctx));
  if (errors.length > 0)
    throw new DomainError<ReportingErrorCode>(
      'reporting.return-faults',
      `This return cannot be kept: ${errors.map(({ field, reason }) => `${field} ${reason}`).join('; ')}.`,
      { errors },
    );
  await keepReturns(ctx, [given]);
  return given;
}

/** What the fields of a return may name. */
export interface ReturnWords {
  readonly agencies: ReadonlySet<string>;
  readonly audiences: ReadonlySet<string>;
  readonly requirements: ReadonlySet<string>;
  readonly today: CalendarDate;
}

/** What the fields of a return may name today. */
export async function returnWords(ctx: Context<ReportingStores>): Promise<ReturnWords> {
  const packs = await ctx.store.frameworks.packs();
  return {
    agencies: new Set((await ctx.store.people.agencies()).map(({ id }) => id as string)),
    audiences: knownAudiences(packs),
    requirements: new Set(packs.flatMap((pack) => pack.requirements.map(({ id }) => id))),
    today: localDate(ctx.now, ctx.timeZone),
  };
}

/**
 * What is wrong with a return.
 *
 * @source house nobody is trained who is not there, and a day that has not come cannot be counted
 */
export function returnFaults(given: HeadcountReturn, words: ReturnWords): readonly Finding[] {
  const findings: Finding[] = [];
  const { agencyId, audience, requirement, on, headcount, trained } = given;
  if (!words.agencies.has(agencyId))
    findings.push({ field: 'agencyId', reason: 'is not an agency of the partnership' });
  if (audience !== undefined && !words.audiences.has(audience))
    findings.push({ field: 'audience', reason: 'is not a group of any pack' });
  if (requirement !== undefined && !words.requirements.has(requirement))
    findings.push({ field: 'requirement', reason: 'is not a requirement of any pack' });
  if (on > words.today) findings.push({ field: 'on', reason: 'is a day that has not come' });
  if (trained !== undefined && trained > headcount)
    findings.push({ field: 'trained', reason: 'is more than the headcount' });
  return findings;
}

/** Keeps returns that have no faults; those that say nothing new are left as they are. */
export async function keepReturns(ctx: Context<ReportingStores>, given: readonly HeadcountReturn[]): Promise<void> {
  const { reporting } = ctx.store;
  const before = new Map((await reporting.returns()).map((each) => [nameOf(each), each]));
  const changed = given.filter((each) => !saysTheSame(before.get(nameOf(each)), each));
  await reporting.saveReturns(changed);
  await recordAll(
    ctx,
    changed.map((each) => ({
      action: 'reporting.save-return',
      subject: { kind: 'agency', id: each.agencyId },
      before: before.get(nameOf(each)),
      after: each,
    })),
  );
}

/** What a return is about: two of the same name are versions of one. @source house */
export function nameOf({ agencyId, audience, requirement, on }: HeadcountReturn): string {
  return JSON.stringify([agencyId, audience ?? '', requirement ?? '', on]);
}

/** Whether a return says what was known already. @source house */
export function saysTheSame(before: HeadcountReturn | undefined, after: HeadcountReturn): boolean {
  return (
    before !== undefined &&
    before.headcount === after.headcount &&
    before.trained === after.trained &&
    (before.note ?? '') === (after.note ?? '')
  );
}
