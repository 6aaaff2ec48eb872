export { checkAppRole, rolesSql, type RoleNames } from './app-role.ts';
export { openDatabase, openPool, type Database, type DatabaseLocation } from './database.ts';
export { migrate, readMigrations, storeMigrations, type Migration, type MigrationSet } from './migrate.ts';
export {
  createPartnership,
  listPartnerships,
  type NewPartnership,
  type PartnershipRow,
  type PartnershipTable,
} from './partnership.ts';
export { makeDataFolder } from './make-folder.ts';
export { StoreError, type StoreErrorCode } from './store-error.ts';
export type { Tables } from './tables.ts';
export { inPartnership } from './tenancy.ts';
export type { Binding } from './binding.ts';
export { createCipher, type Cipher } from './cipher.ts';
export { saveRunProgress } from './people/imports.ts';
export { createStores, type StoresOptions } from './stores.ts';
export { useToken } from './access/tokens.ts';
export {
  connectionByCode,
  connectionOf,
  registrationOfPartnership,
  spendSignature,
  type KnownConnection,
} from './door/connections.ts';
export { auditJudgements, type JudgementsAudit } from './compliance/rejudge/audit-judgements.ts';
export { auditEvaluation, type EvaluationAudit } from './evaluation/summary/audit-sums.ts';
export { rejudge, rejudgingWork, type RejudgeOptions, type RejudgeOutcome } from './compliance/rejudge/rejudge.ts';
export { inSnapshotOfSpans } from './compliance/rejudge/snapshot-of-spans.ts';
export { clockWork } from './door/clock-work.ts';
export { qualityWork } from './door/quality-work.ts';
export { reportWork } from './door/report-work.ts';
export { lmsWork } from './door/lms-work.ts';
export { noteFault, noteLaunch, type LaunchFault } from './door/launches.ts';
export { endSession, saveSessions, sessionOf, type NewSession, type Session } from './door/sessions.ts';
export { boundDeployment, type BoundDeployment } from './door/tool-shapes.ts';
export { saveSelection, selectionOf, takeSelection, type Selection } from './door/selections.ts';
export { takeSignInLink, type SignInLink } from './door/sign-in-links.ts';
export { welcomeBack, type Returning } from './door/welcome-back.ts';
export { sweepDoor } from './door/sweep.ts';
export { tokenOf, type KnownToken } from './door/tokens.ts';
export { createToolStorage, type DoorToolStorage } from './door/tool-storage.ts';
export { extendSession, takeHandover } from './door/session-use.ts';
export { findUpload, finishUpload, removeUploads, saveUpload, type Upload } from './uploads/store.ts';
export { saveHistory, type RecordsOverTime } from './history/save-history.ts';
export type { Believed } from './history/believed.ts';
export { gatherStatistics } from './history/gather-statistics.ts';
