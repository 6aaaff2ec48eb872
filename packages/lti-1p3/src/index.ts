export type { ToolAddresses } from './addresses.ts';
export { createTool } from './create-tool.ts';
export type {
  ContentItem,
  HtmlItem,
  ItemFrame,
  ItemImage,
  ItemLineItem,
  ItemPeriod,
  ItemWindow,
  LinkItem,
  ResourceLinkItem,
} from './deep-linking/content-item.ts';
export type { DeepLinkingAnswer, DeepLinkingRequest } from './deep-linking/respond.ts';
export type { DeepLinkingSettings } from './deep-linking/settings.ts';
export { LtiError, refusals } from './errors.ts';
export type { RefusalCode } from './errors.ts';
export type { ToolRequest, ToolResponse } from './exchange.ts';
export { createMemoryStorage } from './memory-storage.ts';
export type { MemoryStorage } from './memory-storage.ts';
export type {
  DeepLinkingLaunch,
  Launch,
  LaunchContext,
  LaunchFacts,
  MessageType,
  PlatformProduct,
  ResourceLink,
  ResourceLinkLaunch,
  SubmissionOwner,
  SubmissionReviewLaunch,
} from './message/launch.ts';
export { parseRoles } from './message/roles.ts';
export type { Role, RoleKind } from './message/roles.ts';
export type { AssignmentsAndGradesOffer, LaunchServices, NamesAndRolesOffer } from './message/services.ts';
export { secretCipher } from './security/secret.ts';
export { ServiceError, serviceErrors } from './services/errors.ts';
export type { ServiceErrorCode } from './services/errors.ts';
export type { LineItem, NewLineItem, SubmissionReviewOffer } from './services/line-item.ts';
export type { EnsuredLineItem, LineItemsAsked } from './services/line-items.ts';
export type { Member, MembersAsked, MembersPage } from './services/names-and-roles.ts';
export type { Result, ResultsAsked } from './services/results.ts';
export { serviceScopes } from './services/scopes.ts';
export type { Score } from './services/scores.ts';
export type { CheckedToken, Services } from './services/services.ts';
export type * from './storage.ts';
export type { Cipher, FetchPolicy, Placement, Refusal, ToolOptions } from './tool-options.ts';
export type { IssuedInvitation, LaunchAnswer, Tool } from './tool.ts';
