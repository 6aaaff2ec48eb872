import { chargingOptions } from '../charging/index.ts';
import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { PeopleStores } from '../people/store.ts';
import { requirementsInForce } from './in-force/in-force.ts';
import { activationTrace } from './activation-trace.ts';
import { chooseReadings } from './readings.ts';
import type { ChosenReadings, FrameworksErrorCode, Option, Pack, PackActivation } from './schema.ts';
import type { FrameworksStores } from './store.ts';

/**
 * Copies packs into the store as they are loaded: immutable by id, version and content.
 *
 * @throws `frameworks.version-changed` when a stored version has other content
 */
export async function installPacks(ctx: Context<FrameworksStores>, packs: readonly Pack[]): Promise<void> {
  const stored = new Set((await ctx.store.frameworks.packs()).map((pack) => `${pack.id}@${pack.version}`));
  for (const pack of packs) {
    await ctx.store.frameworks.savePack(pack);
    if (!stored.has(`${pack.id}@${pack.version}`))
      await record(ctx, {
        action: 'frameworks.install-pack',
        subject: { kind: 'pack', id: `${pack.id}@${pack.version}` },
      });
  }
}

/** Every stored pack and what of it is at work. */
export async function packs(
  ctx: Context<FrameworksStores>,
): Promise<{ readonly packs: readonly Pack[]; readonly activations: readonly PackActivation[] }> {
  return { packs: await ctx.store.frameworks.packs(), activations: await ctx.store.frameworks.activations() };
}

/**
 * Puts a pack version to work from a date with the readings a partnership chose, and judges everybody again unless nobody is judged by it.
 *
 * @param houseOptions - options that every pack is read with, besides its own
 * @throws `frameworks.unknown-pack`, `frameworks.draft-needs-confirmation`, `frameworks.unknown-option`, `frameworks.unknown-reading`,
 *   `frameworks.requirement-taken`
 */
export async function activatePack(
  ctx: Context<FrameworksStores & PeopleStores>,
  activation: PackActivation,
  houseOptions: readonly Option[],
): Promise<void> {
  const versions = (await ctx.store.frameworks.packs()).filter((each) => each.id === activation.packId);
  const pack = versions.find((each) => each.version === activation.version);
  if (!pack)
    throw new DomainError<FrameworksErrorCode>(
      'frameworks.unknown-pack',
      `There is no pack ${activation.packId} ${activation.version}.`,
      { field: 'packId' },
    );
  if (pack.status === 'draft' && !activation.confirmedBy)
    throw new DomainError<FrameworksErrorCode>(
      'frameworks.draft-needs-confirmation',
      'This pack was not verified at its source. Somebody must confirm that by name before it is put to work.',
      {
        field: 'confirmedBy',
      },
    );
  const readings: ChosenReadings = activation.readings;
  chooseReadings([...pack.options, ...chargingOptions(pack.chargingPolicies), ...houseOptions], readings);
  await insistOnOwnRequirements(ctx, activation, houseOptions);
  // An earlier version may have asked for what this one no longer does.
  const isJudgedBy = versions.some(({ frameworks, requirements }) => frameworks.length + requirements.length > 0);
  if (isJudgedBy) await ctx.changeRules({ why: 'pack-activated', who: () => ctx.store.people.peopleIn() });
  await ctx.store.frameworks.saveActivation(activation);
  await record(ctx, {
    action: 'frameworks.activate-pack',
    subject: { kind: 'pack', id: `${pack.id}@${pack.version}` },
    after: activationTrace(activation),
  });
}

/** Two packs at work at once must not both say what one requirement is: people would be judged twice under one name. */
async function insistOnOwnRequirements(
  ctx: Context<FrameworksStores>,
  activation: PackActivation,
  houseOptions: readonly Option[],
): Promise<void> {
  const { frameworks } = ctx.store;
  const others = (await frameworks.activations()).filter(
    (each) => each.packId !== activation.packId || each.version !== activation.version,
  );
  const inForce = Map.groupBy(
    requirementsInForce(await frameworks.packs(), [...others, activation], houseOptions),
    (each) => each.requirement.id,
  );
  for (const own of [...inForce.values()].flat().filter((each) => each.pack === activation.packId)) {
    const taken = inForce
      .get(own.requirement.id)!
      .find((each) => each.pack !== own.pack && each.from < own.to && own.from < each.to);
    if (taken)
      throw new DomainError<FrameworksErrorCode>(
        'frameworks.requirement-taken',
        `The packs ${own.pack} and ${taken.pack} both have a requirement ${own.requirement.id}. End one of them before the other begins.`,
        { packs: [own.pack, taken.pack], requirement: own.requirement.id },
      );
  }
}
