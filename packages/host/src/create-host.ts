import { createApi, faultOf, requestFault, rolesOf } from '@trellis/api';
import type { LoadedPlugins } from '@trellis/plugin';
import { refusals, type Refusal } from '@trellis/lti-1p3';
import { createToolStorage, noteFault, type Database } from '@trellis/store';
import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import { pino, type Logger } from 'pino';
import { apiDoors, sendProblem } from './api-doors.ts';
import { createIdentify, type Identify } from './caller.ts';
import { certificateRoutes } from './certificates/certificate-routes.ts';
import { createCertificateSigner } from './certificates/certificate-signer.ts';
import { createIdentifyConnector } from './connector/identify-connector.ts';
import { selectRoutes } from './deep-linking/select-routes.ts';
import type { HostSettings } from './host-settings.ts';
import { healthRoutes } from './http/health.ts';
import { createMetrics } from './http/metrics.ts';
import { failureLimit } from './http/rate-limits.ts';
import { logFailure, named, requestLog, routeOf } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { webApp } from './http/web-app.ts';
import { importJob } from './import-job.ts';
import { createInstallation, type Installation } from './installation.ts';
import { createUpToDateCheck } from './is-up-to-date.ts';
import { startJobs, type Jobs } from './jobs.ts';
import { CLOCK_WORK } from './clock-worker/clock-worker.ts';
import { REJUDGING_WORK } from './rejudging-worker/rejudging-worker.ts';
import { QUALITY_WORK } from './quality-worker/quality-worker.ts';
import { REPORT_WORK } from './report-worker/report-worker.ts';
import { LMS_WORK } from './lms-worker/lms-worker.ts';
import { ltiDoor } from './lti.ts';
import { createDoorSessions } from './sessions/door-sessions.ts';
import { createSessions } from './sessions/sessions.ts';
import { signInRoutes } from './sign-in.ts';
import { sweep } from './sweep.ts';
import { materialRoutes } from './materials.ts';
import { uploadRoutes } from './uploads.ts';
import { startWorker } from './worker/worker.ts';

/** What a host is made of. */
export interface HostParts {
  /** Migrated already. */
  readonly database: Database;
  readonly settings: HostSettings;
  readonly plugins: LoadedPlugins;
  /** Silent if not given. */
  readonly log?: Logger;
  /** The clock; the machine's own if not given. */
  readonly now?: () => Date;
  /** What the first page tells a stranger, such as where the demo LMS is. */
  readonly about?: () => Readonly<Record<string, unknown>>;
}

/** One app out of the store, the API, LTI and the plugins. */
export interface Host {
  /** Does not listen. */
  readonly app: Express;
  readonly jobs: Jobs;
  readonly installation: Installation;
  /** Ends the jobs; the database is whoever opened it to close. */
  readonly close: () => Promise<void>;
}

/** Refused LTI messages in a minute from one address: far more than any LMS sends by mistake. */
const MOST_LTI_FAILURES = 3_000;

/** How long a stop waits for jobs at work. */
const JOB_GRACE_MS = 5_000;

/** How often what has expired is removed. */
const SWEEP_MS = 10 * 60_000;

/**
 * Joins everything into one app.
 *
 * @param parts.settings.publicUrl - must be final: with a port that is picked, listen first
 */
export async function createHost({
  database,
  settings,
  plugins,
  log = pino({ level: 'silent' }),
  now = () => new Date(),
  about = () => ({}),
}: HostParts): Promise<Host> {
  const metrics = createMetrics();
  const installation = createInstallation({
    database,
    settings,
    plugins,
    now,
    onRefused: (refusal) => {
      metrics.launches.inc({ outcome: refusal.code });
      log.warn(
        {
          reference: refusal.reference,
          code: refusal.code,
          during: refusal.during,
          issuer: refusal.issuer,
          clientId: refusal.clientId,
        },
        'an LTI message was refused',
      );
      void noteRefusal(database, refusal, now()).catch((error: unknown) => logFailure(log, error, 'note a refusal'));
    },
  });
  const sessions = createSessions(createDoorSessions(database), now);
  const identify = createIdentify(installation, sessions);
  const certificates = createCertificateSigner(settings);
  const api = createApi({
    version: settings.version,
    plugins: plugins.api,
    addresses: installation.addresses,
    certificates,
    onFailure: (error, route) => logFailure(log, error, route),
  });
  const jobs = await startJobs(database, [importJob(installation)], log);
  const worker = startWorker(installation, [LMS_WORK, CLOCK_WORK, REPORT_WORK, QUALITY_WORK, REJUDGING_WORK], log);
  const sweeping = setInterval(
    () => void sweep(installation).catch((error: unknown) => logFailure(log, error, 'sweep')),
    SWEEP_MS,
  );
  sweeping.unref();

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustedProxies.length === 0 ? false : [...settings.trustedProxies]);
  app.use(
    requestLog(log),
    metrics.measure,
    securityHeaders({ origin: settings.publicUrl, allowLocalPlatforms: settings.allowLocalPlatforms }),
  );
  app.use(
    healthRoutes({ isReady: createUpToDateCheck(database), metrics, isAdministrator: administratorsOnly(identify) }),
  );
  app.use('/lti', failureLimit(MOST_LTI_FAILURES));
  app.use(ltiDoor({ installation, sessions, metrics, log }));
  app.use(selectRoutes(installation));
  app.get('/about', (_, response) => void response.set('cache-control', 'no-store').json(about()));
  app.use(certificateRoutes(certificates));
  app.use(signInRoutes({ installation, sessions, identify }));
  app.use(uploadRoutes({ installation, identify, jobs }));
  app.use(materialRoutes({ installation, identify, permissions: api.permissions }));
  app.use(apiDoors({ api, identify, identifyConnector: createIdentifyConnector(installation, identify), log, now }));
  if (settings.webFolder !== undefined) app.use(webApp(settings.webFolder));
  app.use(named('unknown'), (_, response) =>
    sendProblem(response, requestFault('request.unknown-path', 'There is nothing at this address.')),
  );
  app.use(onError(log));
  return {
    app,
    jobs,
    installation,
    async close() {
      clearInterval(sweeping);
      await Promise.all([jobs.stop(JOB_GRACE_MS), worker.stop(JOB_GRACE_MS)]);
    },
  };
}

/** Shows an administrator what went wrong last, beside the LMS that it went wrong with. */
async function noteRefusal({ app }: Database, { code, issuer, clientId }: Refusal, at: Date): Promise<void> {
  if (issuer === undefined || clientId === undefined) return;
  for (const { id } of await createToolStorage(app).registrations(issuer, clientId))
    await noteFault(app, { registrationId: id, at: at.toISOString(), code, message: refusals[code].sentence });
}

function administratorsOnly(identify: Identify): RequestHandler {
  return async (request, response, next) => {
    const caller = await identify(request);
    if (caller !== undefined && rolesOf(caller.session.actor).includes('administrator')) return next();
    sendProblem(response, requestFault('request.unknown-path', 'There is nothing at this address.'));
  };
}

/** Whatever was thrown is noted by its place and answered without it. */
function onError(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, type } = error as { status?: number; type?: string };
    if (type === 'entity.too.large')
      return sendProblem(response, requestFault('request.too-large', 'The request is too large.'));
    // What Express itself refuses: an address or a body that cannot be read.
    if (status !== undefined && status >= 400 && status < 500)
      return sendProblem(response, requestFault('request.malformed', 'The request could not be read.'));
    if (faultOf(error).status >= 500) logFailure(log, error, routeOf(request), request);
    sendProblem(response, error);
  };
}
