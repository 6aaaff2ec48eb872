import { takeRosterPage, type RosterMember } from '@trellis/core/lms';
import { ServiceError, type Member } from '@trellis/lti-1p3';
import { registrationOfPartnership } from '@trellis/store';
import { jobActor } from '../actors.ts';
import type { TaskWork } from './run-tasks.ts';

/** How many people are asked for at once. Moodle loads the whole course for each page, so pages are large. @source moodle.md section 2.7 */
const MEMBERS_AT_ONCE = 1_000;

const NONE = { joined: 0, unsure: 0, left: 0 };

/** Reads the roster of a course, page by page. Taken up again after a crash it begins again, since pages of an LMS do not wait. */
export const readRoster: TaskWork = async (installation, partnershipId, { registrationId, contextId = '' }, report) => {
  const { registration, context } = await installation.bind(
    partnershipId,
    jobActor('lms'),
  )(async ({ tx, store }) => ({
    registration: await registrationOfPartnership(tx, registrationId),
    context: await store.lms.context(registrationId, contextId),
  }));
  if (registration === undefined) throw new ServiceError('service.switched-off');
  if (context?.membershipsUrl === undefined) throw new ServiceError('service.forbidden');
  await report.note({ done: 0, counts: NONE });
  const pages = installation.tool.services.members(registration, context.membershipsUrl, { limit: MEMBERS_AT_ONCE });
  for await (const { members } of pages)
    await report.advance((ctx, task) => takeRosterPage(ctx, task, members.map(rosterMember)));
  await report.advance(async (ctx, task) => {
    await ctx.store.lms.noteContext({ ...context, rosterReadAt: ctx.now });
    return task;
  });
};

function rosterMember(member: Member): RosterMember {
  const { userId, status, roles, name, givenName, familyName, email, personSourcedId } = member;
  return {
    userId,
    isActive: status === 'Active',
    isLearner: roles.some((role) => role.kind === 'context' && role.name === 'Learner'),
    givenName,
    // Shown to whoever decides, so that one name is better than none.
    familyName: givenName === undefined && familyName === undefined ? name : familyName,
    workEmail: email,
    staffNumber: personSourcedId,
  };
}
