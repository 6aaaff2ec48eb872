import { insistOnAdministrator } from '../../access/index.ts';
import type { Context } from '../../context.ts';
import type { AccountId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import type { LmsContext } from '../schema.ts';
import type { LmsStores } from '../store.ts';

/** That Trellis was opened from an LMS: where, with which services, and by whom if she learns there. */
export interface Opening {
  readonly registrationId: string;
  readonly deploymentId: string;
  readonly productFamily?: string | undefined;
  readonly context?: { readonly id: string; readonly title?: string | undefined } | undefined;
  readonly services: {
    readonly namesAndRoles?: { readonly membershipsUrl: string } | undefined;
    readonly assignmentsAndGrades?:
      | { readonly lineItemsUrl?: string | undefined; readonly lineItemUrl?: string | undefined }
      | undefined;
  };
  /** A placed link to one of our courses. */
  readonly link?:
    | { readonly resourceLinkId: string; readonly title?: string | undefined; readonly courseRef: string }
    | undefined;
  /** The account that opened it, if it is a learner's. */
  readonly learner?: AccountId | undefined;
}

/**
 * Whether a course of an LMS is its front page, whose roster is everybody on the site.
 *
 * @source Moodle 5.1, ltiservice_memberships: the roster of context 1 names every user of the site
 */
export function isSiteWide({ productFamily, context }: Pick<Opening, 'productFamily' | 'context'>): boolean {
  return productFamily?.toLowerCase() === 'moodle' && context?.id === '1';
}

/**
 * Notes where in an LMS Trellis was opened, so that its roster can be read there, and whose completions of a course go back to it as grades.
 */
export async function noteOpening(ctx: Context<LmsStores>, opening: Opening): Promise<void> {
  const { registrationId, deploymentId, context, services, link, learner } = opening;
  if (context === undefined) return;
  const { namesAndRoles, assignmentsAndGrades } = services;
  await ctx.store.lms.noteContext({
    registrationId,
    deploymentId,
    contextId: context.id,
    ...(context.title !== undefined && { title: context.title }),
    ...(namesAndRoles && { membershipsUrl: namesAndRoles.membershipsUrl }),
    ...(assignmentsAndGrades?.lineItemsUrl !== undefined && { lineItemsUrl: assignmentsAndGrades.lineItemsUrl }),
    isSiteWide: isSiteWide(opening),
    lastSeenAt: ctx.now,
  });
  const lineItemUrl = assignmentsAndGrades?.lineItemUrl;
  if (link === undefined || lineItemUrl === undefined) return;
  await ctx.store.lms.noteLink(
    {
      id: ctx.newId(),
      registrationId,
      deploymentId,
      contextId: context.id,
      resourceLinkId: link.resourceLinkId,
      ...(link.title !== undefined && { title: link.title }),
      courseRef: link.courseRef,
      lineItemUrl,
    },
    learner,
  );
  const account = learner === undefined ? undefined : await ctx.store.access.account(learner);
  // What she holds already goes back to a link that is new to her.
  if (account?.state === 'joined' && account.personId !== undefined) ctx.touch([account.personId]);
}

/**
 * Where in an LMS Trellis was opened, last seen first.
 *
 * @throws `access.not-permitted`
 */
export async function lmsContexts(
  ctx: Context<LmsStores>,
  registrationId: string,
  page: PageRequest,
): Promise<Page<LmsContext>> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.lms.contexts(registrationId, page);
}
