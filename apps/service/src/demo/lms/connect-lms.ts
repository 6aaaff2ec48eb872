import { randomBytes } from 'node:crypto';
import { newConnectionCode, newSecret } from '@trellis/api';
import type { Context, Stores } from '@trellis/core';
import { confirmAccount, joinAccount, type Actor } from '@trellis/core/access';
import { knownToSatisfy } from '@trellis/core/frameworks';
import {
  connections,
  createConnection,
  inviteConnection,
  lmsCourses,
  mapLmsCourse,
  openConnection,
  takeEvents,
  type Connection,
  type ConnectionTrust,
} from '@trellis/core/lms';
import type { DemoLms } from '@trellis/demo-lms';
import { operatorActor, type Installation } from '@trellis/host';
import type { PartnershipRow } from '@trellis/store';
import { castMembers } from '../people/cast.ts';
import { demoEvents, MAPPED_LMS_COURSE } from './lms-events.ts';

/** The demo LMS may say who somebody is. */
const trust: ConnectionTrust = { vouchesFor: ['work-email', 'staff-number'], serves: [] };

const actor = operatorActor('demo');

/**
 * Connects the demo LMS with its plugin, unless that was done at an earlier start, and lets it tell what it knows: its people of the cast are
 * known from then on, and some of what they completed there waits for somebody to say what it counts as.
 */
export async function connectLms(installation: Installation, partnership: PartnershipRow, lms: DemoLms): Promise<void> {
  const act = <Result>(as: Actor, work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result> =>
    installation.act(partnership.id, as, work);
  if (!(await act(actor, (ctx) => isRegistered(ctx, lms)))) {
    const plugin = await openPlugin(act, lms);
    const { secret, hash } = newSecret('invitation');
    await act(plugin, (ctx) => inviteConnection(ctx, { tokenHash: hash }));
    await lms.register(installation.addresses.invitation(secret));
  }
  await act(actor, (ctx) => settle(ctx, lms));
}

async function isRegistered(ctx: Context<Stores>, { url, clientId }: DemoLms): Promise<boolean> {
  return (await ctx.store.access.platforms()).some(
    (platform) => platform.issuer === url && platform.clientId === clientId && platform.state === 'active',
  );
}

/** A connection as an administrator makes it and a plugin takes it up; what comes back is the plugin. */
async function openPlugin(
  act: <Result>(as: Actor, work: (ctx: Context<Stores>) => Promise<Result>) => Promise<Result>,
  { url }: DemoLms,
): Promise<Actor> {
  const { hash: codeHash } = newConnectionCode();
  const { id } = await act(actor, (ctx) => createConnection(ctx, { name: 'Demo LMS', trust, codeHash }));
  const plugin = actorOf(id);
  const site = { url, name: 'Demo LMS', product: 'demo', version: '1', pluginVersion: '1' };
  await act(plugin, (ctx) => openConnection(ctx, { site, secret: randomBytes(32).toString('base64url') }));
  return plugin;
}

const actorOf = (connectionId: string): Actor => ({ kind: 'connection', id: connectionId, grants: [] });

/** All that follows from the registration, once and in one transaction: a start that was broken off does it at the next one. */
async function settle(ctx: Context<Stores>, { url: issuer, clientId }: DemoLms): Promise<void> {
  const platform = (await ctx.store.access.platforms()).find(
    (each) => each.issuer === issuer && each.clientId === clientId,
  );
  if (platform === undefined) throw new Error('The demo LMS registered, but its registration is not there.');
  const plugin = (await connections(ctx)).find(({ registrationId }) => registrationId === platform.id);
  if (plugin === undefined || plugin.lastEventAt !== undefined) return;
  await joinCast(ctx, issuer, platform.clientId);
  await tell(ctx, plugin);
  await countAs(ctx, platform.id);
}

async function joinCast(ctx: Context<Stores>, issuer: string, clientId: string): Promise<void> {
  for (const { id: subject, givenName, familyName, email, staffNumber } of castMembers) {
    const account = await joinAccount(ctx, {
      issuer,
      clientId,
      subject,
      shownName: `${givenName} ${familyName}`,
      claimed: { workEmail: email, staffNumber },
      trust,
    });
    // Whoever holds a wider role waits for an administrator, who in the demo says yes.
    if (account.state === 'waiting') await confirmAccount(ctx, account.id, true);
  }
}

async function tell(ctx: Context<Stores>, { id }: Connection): Promise<void> {
  const results = await takeEvents({ ...ctx, actor: actorOf(id) }, demoEvents(ctx.now));
  if (results.some(({ outcome }) => outcome === 'refused')) throw new Error('An event of the demo was refused.');
}

/** One of the LMS courses counts already; the others wait for whoever looks at *LMS courses*. */
async function countAs(ctx: Context<Stores>, registrationId: string): Promise<void> {
  const { shortName, courseRef } = MAPPED_LMS_COURSE;
  const { rows } = await lmsCourses(ctx, { registrationId }, { limit: 50 });
  const lmsCourseId = rows.find(({ lmsCourse }) => lmsCourse.shortName === shortName)!.lmsCourse.id;
  const known = knownToSatisfy(await ctx.store.frameworks.packs());
  await mapLmsCourse(ctx, { lmsCourseId, courseRef, satisfies: [], validFrom: null, validTo: null }, known);
}
