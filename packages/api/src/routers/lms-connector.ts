import {
  ConnectionStatus,
  connectionStatus,
  disconnectSelf,
  dueFor,
  DueForNobody,
  DueForPerson,
  eraseSubjectOf,
  exportSubjectOf,
  inviteConnection,
  LmsCourseSum,
  LmsEvent,
  LmsEventResult,
  LmsSite,
  LmsUser,
  openConnection,
  reconcile,
  SubjectErased,
  SubjectExport,
  takeEvents,
} from '@trellis/core/lms';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import type { RestRoute } from '../rest/route.ts';
import { newConnectionSecret, newSecret } from '../secret.ts';
import { procedure } from '../trpc.ts';

/** The most events in one message. */
const MOST_EVENTS = 100;

/** The most courses in one reconciliation. */
const MOST_COURSES = 500;

const route = (path: RestRoute['path'], summary: string, more: Partial<RestRoute> = {}) => ({
  rest: { method: 'POST' as const, path, summary, tag: 'connector', ...more },
});

/** An LTI registration address for the LMS that is asking, good once, for a week. */
async function registrationUrl(ctx: ApiContext): Promise<string> {
  const { secret, hash } = newSecret('invitation');
  await inviteConnection(ctx, { tokenHash: hash });
  return ctx.addresses.invitation(secret);
}

/** An event as the document describes it. It is read by the action, one by one. */
const AnyEvent = z.unknown().meta(documented(LmsEvent));

function documented(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json;
}

/** What the plugin of an LMS may ask and tell; who it is follows from its signature alone. */
export const connectorProcedures = {
  connect: procedure
    .meta(
      route('/lms/connect', 'Connect the plugin of an LMS', {
        opensByCode: true,
        description:
          'Uses the code up. What registers at `registrationUrl` by LTI dynamic registration, once and within a week, is active at once.',
      }),
    )
    .input(z.object({ site: LmsSite }))
    .output(
      z.object({
        connectionId: z.string(),
        secret: z.string().meta({ description: 'What every further message is signed with; it is not shown again' }),
        partnership: z.string().meta({ description: 'What the partnership is called' }),
        registrationUrl: z.string(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const secret = newConnectionSecret();
      const { id } = await openConnection(ctx, { site: input.site, secret });
      return {
        connectionId: id,
        secret,
        partnership: ctx.session.partnership.name,
        registrationUrl: await registrationUrl(ctx),
      };
    }),
  status: procedure
    .meta(route('/lms/status', 'How things stand with the connection'))
    .input(z.object({ newRegistrationUrl: z.boolean().optional() }))
    .output(ConnectionStatus.extend({ partnership: z.string(), registrationUrl: z.string().optional() }))
    .mutation(async ({ ctx, input }) => {
      const status = await connectionStatus(ctx);
      return {
        ...status,
        partnership: ctx.session.partnership.name,
        ...(input.newRegistrationUrl === true ? { registrationUrl: await registrationUrl(ctx) } : {}),
      };
    }),
  events: procedure
    .meta(
      route('/lms/events', 'What happened in the LMS', {
        readsByItem: true,
        description:
          'A bad event refuses only itself. The same fact again is the same fact, in whatever order it comes: the newest `occurredAt` decides.',
      }),
    )
    .input(z.object({ events: z.array(AnyEvent).min(1).max(MOST_EVENTS) }))
    .output(z.object({ results: z.array(LmsEventResult) }))
    .mutation(async ({ ctx, input }) => ({ results: [...(await takeEvents(ctx, input.events))] })),
  reconcile: procedure
    .meta(
      route('/lms/reconcile', 'Which courses have completions that did not all arrive', {
        description:
          'The checksum of a course is the SHA-256, in lower-case hex, of the lines `<userId>:<unix seconds of completedAt>`, one for each completion of the course, sorted as bytes and joined by line feeds, without one at the end.',
      }),
    )
    .input(z.object({ courses: z.array(LmsCourseSum).max(MOST_COURSES) }))
    .output(
      z.object({ resend: z.array(z.string()).meta({ description: 'Ids of courses to send all completions of' }) }),
    )
    .mutation(async ({ ctx, input }) => ({ resend: [...(await reconcile(ctx, input.courses)).resend] })),
  due: procedure
    .meta(route('/lms/due', 'What is due today for one user of the LMS'))
    .input(LmsUser)
    .output(z.discriminatedUnion('state', [DueForPerson.extend({ openUrl: z.string() }), DueForNobody]))
    .mutation(async ({ ctx, input }) => {
      const due = await dueFor(ctx, input);
      return due.state === 'joined' ? { ...due, openUrl: ctx.addresses.home } : due;
    }),
  privacyExport: procedure
    .meta(route('/lms/privacy/export', 'What is held about one user of the LMS because of it'))
    .input(LmsUser)
    .output(SubjectExport)
    .mutation(({ ctx, input }) => exportSubjectOf(ctx, input)),
  privacyErase: procedure
    .meta(
      route('/lms/privacy/erase', 'Erase what came through the LMS about one of its users', {
        description: 'The record that the employer keeps stays, and `kept` says so. Safe to repeat.',
      }),
    )
    .input(LmsUser)
    .output(SubjectErased)
    .mutation(({ ctx, input }) => eraseSubjectOf(ctx, input)),
  leave: procedure
    .meta(route('/lms/disconnect', 'Switch the connection and its LTI registration off; what they brought stays'))
    .input(z.object({}))
    .output(z.object({}))
    .mutation(async ({ ctx }) => {
      await disconnectSelf(ctx);
      return {};
    }),
};
