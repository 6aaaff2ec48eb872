import { takeRosterPage, type RosterMember } from '@trellis/core/lms';
import { ServiceError, type Member } from '@trellis/lti-1p3';
import { registrationOfPartnership } from '@trellis/store';
import { jobActor } from '../actors.ts';
import { TaskFault, type TaskWork } from './work.ts';
import { slicesOf } from './slices-of.ts';

/** How many people are asked for at once. Moodle loads the whole course for each page, so pages are large. @source Moodle 5.1, ltiservice_memberships; house for the number */
const MEMBERS_AT_ONCE = 1_000;

const NO_ROSTER =
  'The LMS has offered no roster of this course. Allow the service “Names and Role Provisioning” to the tool there, open Trellis from the course once, and ask again.';

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
  if (context?.membershipsUrl === undefined) throw new TaskFault(NO_ROSTER);
  await report.note({ done: 0, counts: NONE });
  const pages = installation.tool.services.members(registration, context.membershipsUrl, { limit: MEMBERS_AT_ONCE });
  for await (const { members } of pages)
    // Some LMSs send everybody on one page, whatever was asked for; what is told of the course meanwhile would wait for all of them.
    for (const some of slicesOf(members, MEMBERS_AT_ONCE))
      await report.advance((ctx, task) => takeRosterPage(ctx, task, some.map(rosterMember)));
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
