import { lti } from './vector.ts';

/** The name of the claim with deep linking settings. */
export const settingsClaim = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
/** The name of the claim with the addresses of Assignment and Grade Services. */
export const gradesClaim = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
/** The name of the claim with the address of Names and Roles. */
export const namesClaim = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

/** Settings as Moodle sends them. */
export const moodleSettings = {
  deep_link_return_url: 'https://lms.example/mod/lti/contentitem_return.php?course=2&sesskey=abc',
  accept_types: ['ltiResourceLink'],
  accept_presentation_document_targets: ['frame', 'iframe', 'window'],
  accept_copy_advice: false,
  accept_multiple: true,
  accept_unsigned: false,
  auto_create: false,
  can_confirm: false,
};

/** What turns an ordinary launch into a deep linking request; changes apply to its settings. */
export const deepLinkingClaims = (changes: object = {}) => ({
  [lti('message_type')]: 'LtiDeepLinkingRequest',
  [lti('resource_link')]: undefined,
  [settingsClaim]: { ...moodleSettings, ...changes },
});

/** What turns an ordinary launch into a submission review. */
export const reviewClaims = (changes: object = {}) => ({
  [lti('message_type')]: 'LtiSubmissionReviewRequest',
  [lti('roles')]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  [lti('for_user')]: { user_id: '9', ...changes },
});
