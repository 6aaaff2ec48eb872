export { operatorActor } from './actors.ts';
export { createHost, type Host, type HostParts } from './create-host.ts';
export type { HostSettings } from './host-settings.ts';
export { importFile, type IncomingFile } from './import-file.ts';
export {
  createInstallation,
  lockSetUp,
  type Bound,
  type Installation,
  type InstallationParts,
} from './installation.ts';
export type { JobKind, JobPayload, Jobs } from './jobs.ts';
export type { MailSettings } from './mail/mailer.ts';
export { DEMO_PREFIX } from './partnerships.ts';
export { reportLines } from './uploads.ts';
export { rejudgeNow } from './rejudging-worker/rejudging-worker.ts';
