import { record, type Context } from '../context.ts';
import type { PeopleStores } from '../people/store.ts';
import { hoursAfter, insistOnAdministrator, notFound } from './insist.ts';
import type { Trust } from './join.ts';
import type { AccessStores, Deployment, Platform } from './store.ts';

/** For how many hours an invitation to connect an LMS can be used: a week. */
export const INVITATION_HOURS = 168;

/**
 * What an approved LMS vouches for unless the administrator says otherwise: work e-mail and staff number, in every agency.
 *
 * @source house approving an LMS is the decision to trust it; until then it vouches for nobody
 */
export const TRUST_ON_APPROVAL: Trust = { vouchesFor: ['work-email', 'staff-number'], serves: [] };

/** The LMSs that this partnership connected. */
export async function platforms(ctx: Context<AccessStores>): Promise<readonly Platform[]> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.access.platforms();
}

/**
 * Lets one LMS register itself, once. Whoever calls makes the secret of the address and hands over its hash only.
 *
 * @param input.tokenHash - SHA-256, lower-case hex
 * @throws `access.not-permitted`
 */
export async function invitePlatform(
  ctx: Context<AccessStores>,
  input: { readonly tokenHash: string },
): Promise<{ readonly expiresAt: string }> {
  insistOnAdministrator(ctx.actor);
  const expiresAt = hoursAfter(ctx.now, INVITATION_HOURS);
  await ctx.store.access.saveInvitation({ ...input, expiresAt });
  await record(ctx, {
    action: 'access.invite-platform',
    subject: { kind: 'invitation', id: ctx.newId() },
    after: { expiresAt },
  });
  return { expiresAt };
}

/**
 * Lets an LMS and its pending deployments in; deployments that were decided before stay as they are.
 *
 * @throws `access.not-permitted`, `access.not-found`
 */
export async function approvePlatform(
  ctx: Context<AccessStores & PeopleStores>,
  id: string,
  trust: Trust = TRUST_ON_APPROVAL,
): Promise<Platform> {
  const platform = await platformOf(ctx, id);
  await insistOnAgencies(ctx, trust);
  if (platform.state !== 'active') {
    await ctx.store.access.setPlatformState(id, 'active');
    await record(ctx, {
      action: 'access.approve-platform',
      subject: { kind: 'platform', id },
      before: { state: platform.state },
      after: { state: 'active' },
    });
  }
  const deployments: Deployment[] = [];
  for (const deployment of platform.deployments)
    deployments.push(
      deployment.state === 'pending'
        ? await save(ctx, deployment, { ...deployment, ...trust, state: 'active' })
        : deployment,
    );
  return { ...platform, state: 'active', deployments };
}

/**
 * Lets a deployment in, or changes what one that is in may vouch for and which agencies it serves.
 *
 * @throws `access.not-permitted`, `access.not-found`
 */
export async function approveDeployment(
  ctx: Context<AccessStores & PeopleStores>,
  id: string,
  trust: Trust,
): Promise<Deployment> {
  const deployment = await deploymentOf(ctx, id);
  await insistOnAgencies(ctx, trust);
  return save(ctx, deployment, { ...deployment, ...trust, state: 'active' });
}

/**
 * Keeps a deployment out.
 *
 * @throws `access.not-permitted`, `access.not-found`
 */
export async function refuseDeployment(ctx: Context<AccessStores>, id: string): Promise<Deployment> {
  const deployment = await deploymentOf(ctx, id);
  return save(ctx, deployment, {
    ...deployment,
    vouchesFor: [],
    state: deployment.state === 'active' ? 'deactivated' : 'refused',
  });
}

/**
 * Stops serving an LMS at once, launches and registrations alike. What it brought stays.
 *
 * @throws `access.not-permitted`, `access.not-found`
 */
export async function deactivatePlatform(ctx: Context<AccessStores>, id: string): Promise<void> {
  const platform = await platformOf(ctx, id);
  if (platform.state === 'deactivated') return;
  await ctx.store.access.setPlatformState(id, 'deactivated');
  await record(ctx, {
    action: 'access.deactivate-platform',
    subject: { kind: 'platform', id },
    before: { state: platform.state },
    after: { state: 'deactivated' },
  });
}

async function platformOf(ctx: Context<AccessStores>, id: string): Promise<Platform> {
  const found = (await platforms(ctx)).find((platform) => platform.id === id);
  if (!found) throw notFound('connected LMS');
  return found;
}

async function deploymentOf(ctx: Context<AccessStores>, id: string): Promise<Deployment> {
  const found = (await platforms(ctx))
    .flatMap((platform) => platform.deployments)
    .find((deployment) => deployment.id === id);
  if (!found) throw notFound('deployment');
  return found;
}

async function save(ctx: Context<AccessStores>, before: Deployment, after: Deployment): Promise<Deployment> {
  await ctx.store.access.saveDeployment(after);
  const said = ({ state, vouchesFor, serves }: Deployment) => ({ state, vouchesFor, serves });
  await record(ctx, {
    action: 'access.decide-deployment',
    subject: { kind: 'deployment', id: after.id },
    before: said(before),
    after: said(after),
  });
  return after;
}

/**
 * Refuses trust that is limited to an agency which does not exist.
 *
 * @throws `access.not-found`
 */
export async function insistOnAgencies(ctx: Context<PeopleStores>, trust: Trust): Promise<void> {
  if (trust.serves.length === 0) return;
  const known = new Set((await ctx.store.people.agencies()).map((agency) => agency.id));
  if (!trust.serves.every((id) => known.has(id))) throw notFound('agency');
}
