import { createHash } from 'node:crypto';
import { noteOpening, type Opening } from '@trellis/core/lms';
import type { Launch } from '@trellis/lti-1p3';
import type { LoadedPlugins } from '@trellis/plugin';
import { boundDeployment } from '@trellis/store';
import type { Logger } from 'pino';
import { jobActor } from './actors.ts';
import { logFailure } from './http/request-log.ts';
import type { Installation } from './installation.ts';

/** How many openings a service remembers; the oldest are forgotten, and noted again should they come back. */
const MOST_REMEMBERED = 20_000;

/** After so long an opening is noted again, so that it can be seen when a course was last used. @source house */
const REMEMBERED_HOURS = 12;

/** Notes where in LMSs Trellis is opened, and whose completions go back there. */
export interface Openings {
  /**
   * Notes what is new about a launch. A plain one, like others before it, costs no statement; one that cannot be noted is a launch all the same.
   *
   * @param isStranger - her account was not joined before: it may be another than the one that was noted
   */
  note(launch: Launch, isStranger?: boolean): Promise<void>;
}

/** Openings of one service; what each remembers only spares it work. */
export function createOpenings(installation: Installation, log: Logger): Openings {
  const remembered = new Map<string, number>();
  const courseRefOf = courseRefs(installation.plugins);

  function isRemembered(key: string): boolean {
    const notedAtMs = remembered.get(key);
    return notedAtMs !== undefined && installation.now().getTime() - notedAtMs < REMEMBERED_HOURS * 3_600_000;
  }

  function remember(key: string): void {
    remembered.delete(key);
    remembered.set(key, installation.now().getTime());
    const [oldest] = remembered.size > MOST_REMEMBERED ? remembered.keys() : [];
    if (oldest !== undefined) remembered.delete(oldest);
  }

  return {
    async note(launch, isStranger = false) {
      if (launch.context === undefined) return;
      const opening = openingOf(launch, courseRefOf(launch));
      const learner = opening.link !== undefined && isLearner(launch) ? launch.subject : undefined;
      const key = keyOf(opening, learner);
      if (isRemembered(key) && !(isStranger && learner !== undefined)) return;
      try {
        const { partnershipId } = boundDeployment(launch.deployment.boundTo ?? '');
        await installation.act(partnershipId, jobActor('launch'), async (ctx) => {
          const [account] =
            learner === undefined
              ? []
              : await ctx.store.access.accountsBySubject(launch.issuer, launch.clientId, [learner]);
          await noteOpening(ctx, { ...opening, learner: account?.id });
        });
        remember(key);
      } catch (error) {
        logFailure(log, error, 'note an opening');
      }
    },
  };
}

function openingOf(launch: Launch, courseRef: string | undefined): Omit<Opening, 'learner'> {
  const { registration, deployment, platform, context, services } = launch;
  const resourceLink = 'resourceLink' in launch ? launch.resourceLink : undefined;
  const isGraded = courseRef !== undefined && services.assignmentsAndGrades?.lineItemUrl !== undefined;
  return {
    registrationId: registration.id,
    deploymentId: deployment.deploymentId,
    productFamily: platform?.productFamily ?? registration.productFamily,
    context,
    services,
    ...(isGraded && resourceLink !== undefined
      ? { link: { resourceLinkId: resourceLink.id, title: resourceLink.title, courseRef } }
      : {}),
  };
}

/** What tells one opening from another, short enough to remember many. */
function keyOf(
  { registrationId, deploymentId, context, services, link }: Opening,
  learner: string | undefined,
): string {
  const { namesAndRoles, assignmentsAndGrades } = services;
  const facts = [
    registrationId,
    deploymentId,
    context?.id,
    context?.title,
    namesAndRoles?.membershipsUrl,
    assignmentsAndGrades?.lineItemsUrl,
    ...(link === undefined
      ? []
      : [link.resourceLinkId, link.title, link.courseRef, assignmentsAndGrades?.lineItemUrl, learner]),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64');
}

function isLearner({ roles }: Launch): boolean {
  return roles.some(({ kind, name }) => kind === 'context' && name === 'Learner');
}

/** The course that a launch opens, where a graded tool opens courses. */
function courseRefs({ ltiTools, screens }: LoadedPlugins): (launch: Launch) => string | undefined {
  const patterns = ltiTools
    .filter(({ choose, isGraded }) => choose === 'course' && isGraded === true)
    .flatMap((tool) => screens.filter((each) => each.plugin === tool.plugin && each.id === tool.screen))
    .map(({ path }) => path.split(':ref'));
  return ({ targetLinkUri }) => {
    const { pathname } = new URL(targetLinkUri);
    for (const [before = '', after = ''] of patterns) {
      if (!pathname.startsWith(before) || !pathname.endsWith(after)) continue;
      const ref = pathname.slice(before.length, pathname.length - after.length);
      if (ref !== '' && !ref.includes('/')) return decoded(ref);
    }
    return undefined;
  };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
