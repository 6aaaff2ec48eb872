import type { AccessStores } from '../../access/store.ts';
import type { CalendarDate } from '../../calendar.ts';
import { quote, type ChargingPolicy, type Quote, type QuoteQuestion } from '../../charging/index.ts';
import { record, type Context } from '../../context.ts';
import { DomainError, type Finding } from '../../errors.ts';
import { calendarOf } from '../../frameworks/in-force/charging-in-force.ts';
import type { FrameworksStores } from '../../frameworks/store.ts';
import { readDraft } from './draft-faults.ts';
import { insistOnBilling } from '../editors.ts';
import { hasEnded } from '../ledger/family.ts';
import { withNotes } from '../ledger/load-families.ts';
import { pricesCompared, type Compared } from './compare-prices.ts';
import type { BillingErrorCode, PolicyDraft } from '../schema.ts';
import { deciderOf } from '../../access/who-decided.ts';
import type { DecidedBy } from '../../access/who-decided.ts';
import type { BillingStores } from '../store.ts';
import { whoDecided } from '../../access/who-decided.ts';

/** A draft with what is wrong with it; without findings it can be put in force. */
export interface DraftShown extends PolicyDraft {
  /** Who changed it last. */
  readonly by: DecidedBy;
  readonly findings: readonly Finding[];
}

type Needs = BillingStores & FrameworksStores & AccessStores;

/**
 * Every draft of a policy, the last changed first.
 *
 * @throws `access.not-permitted`
 */
export async function drafts(ctx: Context<Needs>): Promise<readonly DraftShown[]> {
  insistOnBilling(ctx.actor);
  return await shown(ctx, await ctx.store.billing.drafts());
}

/**
 * One draft.
 *
 * @throws `access.not-permitted`, `billing.draft-not-found`
 */
export async function draft(ctx: Context<Needs>, id: string): Promise<DraftShown> {
  insistOnBilling(ctx.actor);
  const found = await ctx.store.billing.draft(id);
  const [draftShown] = await shown(ctx, found === undefined ? [] : [found]);
  if (draftShown !== undefined) return draftShown;
  throw new DomainError<BillingErrorCode>('billing.draft-not-found', 'There is no such draft.');
}

/**
 * Keeps a draft as it was typed, faults and all, and says what is wrong with it.
 *
 * @param input.id - absent: a new one
 * @throws `access.not-permitted`, `billing.draft-not-found`
 */
export async function saveDraft(
  ctx: Context<Needs>,
  input: { readonly id?: string | undefined; readonly policy: PolicyDraft['policy'] },
): Promise<DraftShown> {
  insistOnBilling(ctx.actor);
  const before = input.id === undefined ? undefined : await draft(ctx, input.id);
  const title = input.policy['title'];
  const after: PolicyDraft = {
    id: before?.id ?? ctx.newId(),
    title: typeof title === 'string' ? title.slice(0, 300) : '',
    policy: input.policy,
    updatedAt: ctx.now,
    updatedBy: deciderOf(ctx),
  };
  await ctx.store.billing.saveDraft(after);
  await record(ctx, {
    action: 'billing.save-draft',
    subject: { kind: 'policy-draft', id: after.id },
    before: before?.policy,
    after: after.policy,
  });
  return (await shown(ctx, [after]))[0]!;
}

/**
 * What a place would cost under a draft, for the calculator beside it. Nothing is stored.
 *
 * @throws `access.not-permitted`, `billing.draft-faults` with each field
 */
export async function tryDraft(
  ctx: Context<Needs>,
  input: { readonly policy: unknown; readonly question: QuoteQuestion },
): Promise<Quote> {
  insistOnBilling(ctx.actor);
  const { policy, calendar } = await wholeDraft(ctx, input.policy);
  const { policy: _another, ...question } = input.question;
  return quote(question, policy, calendar, ctx.timeZone);
}

/**
 * What the bookings of a time were charged, and what they would have been charged under a draft. Nothing is stored.
 *
 * @throws `access.not-permitted`, `billing.draft-faults` with each field
 * @source house a council sees what last year's bookings would have cost before it decides
 */
export async function compareDraft(
  ctx: Context<Needs>,
  input: { readonly policy: unknown; readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<Compared> {
  insistOnBilling(ctx.actor);
  const { policy, calendar } = await wholeDraft(ctx, input.policy);
  const families = await withNotes(ctx, await ctx.store.billing.chargedBetween(input.from, input.to));
  const charges = families.filter((family) => family.head.kind === 'charge' && !hasEnded(family));
  return pricesCompared(
    charges.map(({ head }) => head),
    (question) => quote(question, policy, calendar, ctx.timeZone),
  );
}

/**
 * A draft as a whole policy with its calendar.
 *
 * @throws `billing.draft-faults` with each field
 */
export async function wholeDraft(
  ctx: Context<Needs>,
  given: unknown,
): Promise<{ readonly policy: ChargingPolicy; readonly calendar: NonNullable<ReturnType<typeof calendarOf>> }> {
  const packs = await ctx.store.frameworks.packs();
  const { policy, findings } = readDraft(given, packs);
  const calendar = policy && calendarOf(packs, policy.calendar);
  if (policy !== undefined && calendar !== undefined) return { policy, calendar };
  throw new DomainError<BillingErrorCode>(
    'billing.draft-faults',
    `This policy is not whole yet: ${findings.length === 1 ? 'one field is' : `${findings.length} fields are`} missing or wrong.`,
    { errors: findings.map(({ field, reason }) => ({ field: `policy.${field}`, reason })) },
  );
}

async function shown(ctx: Context<Needs>, found: readonly PolicyDraft[]): Promise<readonly DraftShown[]> {
  const packs = await ctx.store.frameworks.packs();
  const who = await whoDecided(
    ctx,
    found.map((each) => each.updatedBy),
  );
  return found.map((each) => ({
    ...each,
    by: who(each.updatedBy),
    findings: readDraft(each.policy, packs).findings,
  }));
}
