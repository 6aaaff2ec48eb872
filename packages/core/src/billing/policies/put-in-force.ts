import type { AccessStores } from '../../access/store.ts';
import { dateOf, dayOf, localDate, type CalendarDate } from '../../calendar.ts';
import { describePolicy, flagsNamed, type ChargingPolicy, type Term } from '../../charging/index.ts';
import { record, type Context } from '../../context.ts';
import { activationTrace } from '../../frameworks/activation-trace.ts';
import { activatePack, installPacks } from '../../frameworks/actions.ts';
import { chargingOn } from '../../frameworks/in-force/charging-in-force.ts';
import { Pack, type ChosenReadings, type PackActivation } from '../../frameworks/schema.ts';
import type { FrameworksStores } from '../../frameworks/store.ts';
import { lettersOf } from '../../readings.ts';
import { BILLING_ROLES, FINANCE_ROLES, insistOnBilling } from '../editors.ts';
import { draft, wholeDraft } from './policy-drafts.ts';
import type { BillingStores } from '../store.ts';

/** The pack that a partnership's own policies are kept in, each as a version of it. */
export const OWN_PACK = 'own-charging';

type Needs = BillingStores & FrameworksStores & AccessStores;

/** A policy that is installed, and when it is in force. */
export interface PolicyInstalled {
  readonly policy: ChargingPolicy;
  readonly pack: Pick<Pack, 'id' | 'version' | 'title' | 'status'>;
  /** As the partnership reads it; the defaults where it is not at work. */
  readonly readings: ChosenReadings;
  readonly terms: readonly Term[];
  /** The flags of a post or an agency that it asks for, by name. */
  readonly flags: readonly string[];
  /** When it is at work; empty: never. */
  readonly activations: readonly Pick<PackActivation, 'from' | 'to' | 'confirmedBy'>[];
  readonly isInForce: boolean;
}

/**
 * Every installed charging policy in plain sentences, the one in force today first.
 *
 * @throws `access.not-permitted`
 */
export async function policies(ctx: Context<Needs>): Promise<readonly PolicyInstalled[]> {
  insistOnBilling(ctx.actor, BILLING_ROLES);
  const { frameworks } = ctx.store;
  const [packs, activations] = [await frameworks.packs(), await frameworks.activations()];
  const inForce = chargingOn(packs, activations, localDate(ctx.now, ctx.timeZone));
  return packs
    .flatMap((pack) => pack.chargingPolicies.map((policy) => ({ pack, policy })))
    .map(({ pack: { id, version, title, status }, policy }): PolicyInstalled => {
      const own = activations.filter((each) => each.packId === id && each.version === version);
      const readings = lettersOf(policy.options, own.at(-1)?.readings ?? {});
      return {
        policy,
        pack: { id, version, title, status },
        readings,
        terms: describePolicy(policy, readings),
        flags: flagsNamed(policy),
        activations: own.map(({ from, to, confirmedBy }) => ({ from, to, confirmedBy })),
        isInForce: inForce?.pack.id === id && inForce.pack.version === version,
      };
    })
    .toSorted((one, other) => Number(other.isInForce) - Number(one.isInForce));
}

/**
 * Puts a draft in force from a day on: it becomes the next version of the partnership's own pack, and the policy before ends the day before. What was
 * charged stays as it is.
 *
 * @param input.confirmedBy - who answers for it, by name
 * @throws `access.not-permitted`, `billing.draft-not-found`, `billing.draft-faults` with each field
 * @source house somebody answers for a policy by name
 */
export async function putDraftInForce(
  ctx: Context<Needs>,
  input: { readonly id: string; readonly from: CalendarDate; readonly confirmedBy: string },
): Promise<{ readonly packId: string; readonly version: string }> {
  insistOnBilling(ctx.actor, FINANCE_ROLES);
  const { policy } = await wholeDraft(ctx, (await draft(ctx, input.id)).policy);
  const { frameworks } = ctx.store;
  const version = `${(await frameworks.packs()).filter((pack) => pack.id === OWN_PACK).length + 1}.0.0`;
  const pack = Pack.parse({
    id: OWN_PACK,
    version,
    title: policy.title,
    kind: 'charging',
    validFrom: null,
    validTo: null,
    status: 'active',
    chargingPolicies: [{ ...policy, id: OWN_PACK, version }],
    source: policy.source,
  });
  await installPacks(ctx, [pack]);
  await endOthers(ctx, input.from);
  const { from, confirmedBy } = input;
  await activatePack(ctx, { packId: OWN_PACK, version, from, to: null, readings: {}, confirmedBy }, []);
  return { packId: OWN_PACK, version };
}

/** Policies that began before, or on the very day, end the day before. One that begins later takes over then, as was decided. */
async function endOthers(ctx: Context<Needs>, from: CalendarDate): Promise<void> {
  const { frameworks } = ctx.store;
  const charging = new Set(
    (await frameworks.packs())
      .filter((pack) => pack.chargingPolicies.length > 0)
      .map((pack) => `${pack.id}@${pack.version}`),
  );
  const to = dateOf(dayOf(from) - 1);
  for (const before of await frameworks.activations()) {
    const isBefore = before.from === null || before.from <= from;
    const goesOn = before.to === null || before.to >= from;
    if (!charging.has(`${before.packId}@${before.version}`) || !isBefore || !goesOn) continue;
    await frameworks.saveActivation({ ...before, to });
    await record(ctx, {
      action: 'billing.end-policy',
      subject: { kind: 'pack', id: `${before.packId}@${before.version}` },
      before: activationTrace(before),
      after: activationTrace({ ...before, to }),
    });
  }
}
