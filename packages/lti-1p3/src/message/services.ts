import type { Claims } from './claims.ts';
import { isWebAddress, present, textsIn } from './values.ts';

/** Where the roster of a launch's course can be asked for. */
export interface NamesAndRolesOffer {
  readonly membershipsUrl: string;
  /** As sent: `2.0`. */
  readonly versions: readonly string[];
}

/** Where grades of a launch's course can be kept, and what the platform lets the tool do with them. */
export interface AssignmentsAndGradesOffer {
  readonly scopes: readonly string[];
  readonly lineItemsUrl?: string;
  /** The line item of this very link; there only when it has exactly one. */
  readonly lineItemUrl?: string;
}

/** The services that a launch offers. What is missing or unusable is absent; no launch is refused for it. */
export interface LaunchServices {
  readonly namesAndRoles?: NamesAndRolesOffer;
  readonly assignmentsAndGrades?: AssignmentsAndGradesOffer;
}

function objectOf(value: unknown): Claims | undefined {
  return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
}

function namesAndRolesIn(claims: Claims): NamesAndRolesOffer | undefined {
  const claim = objectOf(claims['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice']);
  const membershipsUrl = claim?.['context_memberships_url'];
  return isWebAddress(membershipsUrl) ? { membershipsUrl, versions: textsIn(claim?.['service_versions']) } : undefined;
}

function assignmentsAndGradesIn(claims: Claims): AssignmentsAndGradesOffer | undefined {
  const claim = objectOf(claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint']);
  const lineItemsUrl = claim?.['lineitems'];
  const lineItemUrl = claim?.['lineitem'];
  if (!isWebAddress(lineItemsUrl) && !isWebAddress(lineItemUrl)) return undefined;
  return present({
    scopes: textsIn(claim?.['scope']),
    lineItemsUrl: isWebAddress(lineItemsUrl) ? lineItemsUrl : undefined,
    lineItemUrl: isWebAddress(lineItemUrl) ? lineItemUrl : undefined,
  }) as AssignmentsAndGradesOffer;
}

/**
 * The services that a message offers.
 *
 * @source Names and Role Provisioning Services 2.0, section 3.6.1.1; Assignment and Grade Services 2.0, section 3.1
 */
export function readServices(claims: Claims): LaunchServices {
  return present({
    namesAndRoles: namesAndRolesIn(claims),
    assignmentsAndGrades: assignmentsAndGradesIn(claims),
  }) as LaunchServices;
}
