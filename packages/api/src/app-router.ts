import type { inferRouterOutputs } from '@trpc/server';
import { accessRouter } from './routers/access.ts';
import { auditRouter } from './routers/audit.ts';
import { billingRouter } from './routers/billing.ts';
import { bookingsRouter } from './routers/bookings.ts';
import { chargingRouter } from './routers/charging.ts';
import { complianceRouter } from './routers/compliance.ts';
import { coursesRouter } from './routers/courses.ts';
import { evaluationRouter } from './routers/evaluation.ts';
import { eventsRouter } from './routers/events.ts';
import { evidenceRouter } from './routers/evidence.ts';
import { frameworksRouter } from './routers/frameworks.ts';
import { lmsRouter } from './routers/lms.ts';
import { meRouter } from './routers/me.ts';
import { noticesRouter } from './routers/notices.ts';
import { pathwaysRouter } from './routers/pathways.ts';
import { peopleRouter } from './routers/people.ts';
import { qualityRouter } from './routers/quality.ts';
import { reportingRouter } from './routers/reporting.ts';
import { standardsRouter } from './routers/standards.ts';
import { trainersRouter } from './routers/trainers.ts';
import { router } from './trpc.ts';

/** Every procedure of the core, by area. Plugins' procedures join beside them in `createApi`. */
export const appRouter = router({
  me: meRouter,
  people: peopleRouter,
  access: accessRouter,
  charging: chargingRouter,
  courses: coursesRouter,
  standards: standardsRouter,
  events: eventsRouter,
  bookings: bookingsRouter,
  trainers: trainersRouter,
  evidence: evidenceRouter,
  evaluation: evaluationRouter,
  billing: billingRouter,
  audit: auditRouter,
  quality: qualityRouter,
  compliance: complianceRouter,
  frameworks: frameworksRouter,
  pathways: pathwaysRouter,
  lms: lmsRouter,
  notices: noticesRouter,
  reporting: reportingRouter,
});

/** The API as TypeScript clients know it. */
export type AppRouter = typeof appRouter;

/** What each procedure answers. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;

type Areas = AppRouter['_def']['record'];

/** The dotted path of each procedure of the core. */
export type ProcedurePath = {
  [Area in keyof Areas]: `${Area}.${keyof Areas[Area] & string}`;
}[keyof Areas];
