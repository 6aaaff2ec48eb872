export { appRouter, type AppRouter, type ProcedurePath, type RouterOutputs } from './app-router.ts';
export type { Addresses } from './addresses.ts';
export { agencyNamed } from './agency-named.ts';
export type { Certificates } from './certificates.ts';
export type { ApiContext, BoundContext, Caller, PartnershipShown, RequestContext, Run, Session } from './context.ts';
export { billingCsv, poundsAndPence } from './files/billing-export.ts';
export { CORE_PERMISSIONS } from './permissions/core-permissions.ts';
export { EVIDENCE_FILE, PEOPLE_FILE, type FileShape } from './csv/columns.ts';
export { LARGEST_FILE_BYTES } from './csv/decode.ts';
export { readCsv, type CsvFile } from './csv/read.ts';
export { withoutFormula, writeCsv, type CsvColumn } from './csv/write.ts';
export { createApi, type Api, type ApiParts, type PluginApi } from './create-api.ts';
export { ERROR_STATUS, faultOf, STATUS_TITLES, type ApiErrorCode, type ErrorStatus, type Fault } from './errors.ts';
export { findingsOf } from './findings.ts';
export { groupedReport, type GroupedReport } from './compliance/compliance-report.ts';
export { inTransaction } from './in-transaction.ts';
export {
  navigationFor,
  Duty,
  NAVIGATION_GROUPS,
  type NavigationEntry,
  type NavigationGroup,
} from './navigation/navigation.ts';
export {
  insistOnPermission,
  isAllowed,
  rolesOf,
  type Allowed,
  type PermissionTable,
} from './permissions/permissions.ts';
export { requestFault, type RequestErrorCode } from './request-fault.ts';
export { problem } from './rest/handle-rest.ts';
export type { RestRequest, RestResponse } from './rest/message.ts';
export { BODY_LIMIT_BYTES } from './rest/read-body.ts';
export { hashOfCode, hashOfSecret, newCode, newConnectionCode, newSecret, type Secret } from './secret.ts';
export { createCallerFactory, procedure, router } from './trpc.ts';
