import { AgencyId } from '@trellis/core';
import { joinAccount, type Account } from '@trellis/core/access';
import { ltiRoutes } from '@trellis/lti-1p3/express';
import type { DeepLinkingLaunch, Launch, SubmissionReviewLaunch } from '@trellis/lti-1p3';
import { boundDeployment, noteLaunch, type BoundDeployment } from '@trellis/store';
import type { Response, Router } from 'express';
import type { Logger } from 'pino';
import { jobActor } from './actors.ts';
import { beginSelection } from './deep-linking/select-routes.ts';
import type { Metrics } from './http/metrics.ts';
import { page } from './http/page.ts';
import type { Installation } from './installation.ts';
import { createOpenings, type Openings } from './openings.ts';
import { sessionCookie } from './sessions/session-cookie.ts';
import type { BegunSession, Sessions } from './sessions/sessions.ts';

/** Where somebody is sent whose account is nobody's record yet. */
const WAY_IN = '/welcome';

/** What a launch needs beside the tool. */
export interface LaunchParts {
  readonly installation: Installation;
  readonly sessions: Sessions;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/**
 * The tool's addresses. A launch that the tool has checked becomes an account here, joined to a person where that is beyond doubt; the browser
 * gets a session and goes on to the screen of the link. Whoever prepares a course is shown what can be placed in it.
 */
export function ltiDoor(parts: LaunchParts): Router {
  const openings = createOpenings(parts.installation, parts.log);
  return ltiRoutes(parts.installation.tool, (launch, _, response) =>
    onLaunch({ ...parts, openings }, launch, response),
  );
}

async function onLaunch(
  { installation, sessions, metrics, openings }: LaunchParts & { readonly openings: Openings },
  launch: Launch,
  response: Response,
): Promise<void> {
  response.set('cache-control', 'no-store');
  if (launch.messageType === 'LtiDeepLinkingRequest') {
    await noteLaunch(installation.database.app, launch.deployment.id, installation.now().toISOString());
    await openings.note(launch);
    metrics.launches.inc({ outcome: 'deep-linking' });
    return beginSelection(installation, launch, response);
  }
  const bound = boundDeployment(launch.deployment.boundTo ?? '');
  if (launch.subject === undefined) {
    await noteLaunch(installation.database.app, launch.deployment.id, installation.now().toISOString());
    metrics.launches.inc({ outcome: 'anonymous' });
    response.type('html').send(anonymousPage);
    return;
  }
  const { state, isStranger, secret, handover } = await sessionFor(
    { installation, sessions },
    launch,
    launch.subject,
    bound,
  );
  await openings.note(launch, isStranger);
  metrics.launches.inc({ outcome: state });
  const screen = state === 'joined' ? await screenOf(installation, bound.partnershipId, launch) : WAY_IN;
  if (screen === undefined) return void response.type('html').send(unknownLearnerPage);
  response.append('set-cookie', sessionCookie(installation.publicUrl, secret));
  // A fragment is sent to no server and stands in no log. It is good once, for a minute, should the browser keep no cookie here.
  response.redirect(303, `${screen}#s=${handover}`);
}

/** The session of somebody who launches. Nearly everybody has been here before, and costs one statement; others are made out first. */
async function sessionFor(
  { installation, sessions }: Pick<LaunchParts, 'installation' | 'sessions'>,
  launch: Launch,
  subject: string,
  bound: BoundDeployment,
): Promise<BegunSession & Pick<Account, 'state'> & { readonly isStranger: boolean }> {
  const { partnershipId } = bound;
  const { deployment, issuer, clientId } = launch;
  const at = installation.now().toISOString();
  const returning = {
    partnershipId,
    deployment: deployment.id,
    issuer,
    clientId,
    subject,
    shownName: nameOf(launch),
    at,
  };
  const welcomed = await sessions.welcome(returning);
  if (welcomed !== undefined) return { ...welcomed, state: 'joined', isStranger: false };
  await noteLaunch(installation.database.app, deployment.id, at);
  const account = await accountOf(installation, launch, subject, bound);
  return {
    ...(await sessions.begin({ partnershipId, accountId: account.id })),
    state: account.state,
    isStranger: true,
  };
}

/** The account that a launch arrives with. What it says of a person counts as far as its deployment was trusted to vouch for. */
async function accountOf(
  installation: Installation,
  launch: Launch,
  subject: string,
  { partnershipId, vouchesFor, serves }: BoundDeployment,
): Promise<Account> {
  return await installation.act(partnershipId, jobActor('launch'), async (ctx) => {
    return await joinAccount(ctx, {
      issuer: launch.issuer,
      clientId: launch.clientId,
      subject,
      shownName: nameOf(launch),
      claimed: { workEmail: launch.email, staffNumber: launch.personSourcedId ?? launch.custom['staff_number'] },
      trust: { vouchesFor, serves: serves.map((id) => AgencyId.parse(id)) },
    });
  });
}

function nameOf({ name, givenName, familyName }: Launch): string | undefined {
  const whole = name ?? [givenName, familyName].filter((part) => part !== undefined).join(' ');
  return whole.trim() === '' ? undefined : whole.trim().slice(0, 200);
}

/** Where a launch leads; undefined when it asks for a learner whom nobody knows here. */
async function screenOf(
  installation: Installation,
  partnershipId: number,
  launch: Exclude<Launch, DeepLinkingLaunch>,
): Promise<string | undefined> {
  return launch.messageType === 'LtiSubmissionReviewRequest' && launch.forUser.userId !== launch.subject
    ? await screenOfLearner(installation, partnershipId, launch)
    : signedScreen(launch);
}

/** The record of the learner whose submission is reviewed. Whether whoever asks may see it, the screen decides like for anybody. */
async function screenOfLearner(
  installation: Installation,
  partnershipId: number,
  { issuer, clientId, forUser }: SubmissionReviewLaunch,
): Promise<string | undefined> {
  const [account] = await installation.bind(
    partnershipId,
    jobActor('launch'),
  )(({ store }) => store.access.accountsBySubject(issuer, clientId, [forUser.userId]));
  return account?.state === 'joined' && account.personId !== undefined ? `/people/${account.personId}` : undefined;
}

/** The path that the platform signed, which the tool has checked to be our own. */
function signedScreen(launch: Launch): string {
  const { pathname, search } = new URL(launch.targetLinkUri);
  if (pathname.startsWith('/lti/')) return '/';
  // Two slashes at the front would name another host.
  return `${pathname.replace(/^\/+/, '/')}${search}`;
}

const unknownLearnerPage = page({
  title: 'We do not know this learner',
  paragraphs: [
    'Trellis has not been told yet whose record this learner’s account belongs to, so there is nothing to show.',
    'They can open Trellis from the course themselves, and are then asked who they are. An administrator of Trellis may also find them on the match list.',
  ],
});

const anonymousPage = page({
  title: 'We do not know who you are',
  paragraphs: [
    'Your learning platform opened this page without saying who you are, so we cannot show you your own learning.',
    'Sign in to the learning platform and open the link again. If you are signed in, ask the person who looks after the platform to let this tool receive the user’s id.',
  ],
});
