/**
 * The scopes of the services that this package uses, for `scopes` of the tool and for `checkToken`.
 *
 * @source Names and Role Provisioning Services 2.0, section 2.2; Assignment and Grade Services 2.0, section 2
 */
export const serviceScopes = {
  namesAndRoles: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  lineItems: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemsReadOnly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  results: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  scores: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
} as const;
