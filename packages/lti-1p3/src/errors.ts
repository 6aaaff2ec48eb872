/** What a refusal means to a browser and to the administrator who reads it. */
interface Meaning {
  /** The HTTP status; always 4xx. */
  readonly status: number;
  /** A sentence that an administrator can act on. */
  readonly sentence: string;
}

/**
 * Every way in which a message is refused, with its status and its sentence.
 *
 * @source house
 */
export const refusals = {
  'request.method': { status: 405, sentence: 'This address does not answer that kind of request.' },
  'request.media-type': {
    status: 415,
    sentence: 'The message did not arrive as a form. LTI messages are posted as application/x-www-form-urlencoded.',
  },
  'request.too-large': { status: 413, sentence: 'The message is larger than 512 kB.' },
  'request.repeated-parameter': { status: 400, sentence: 'The message gives the same parameter more than once.' },
  'request.missing-parameter': { status: 400, sentence: 'The message lacks a parameter that it needs.' },
  'request.malformed-parameter': {
    status: 400,
    sentence: 'A parameter of the message is too long or holds characters that do not belong there.',
  },
  'login.unknown-platform': {
    status: 403,
    sentence: 'The platform that sent you here is not connected. An administrator has to connect it first.',
  },
  'login.ambiguous-client': {
    status: 400,
    sentence: 'This platform is connected more than once, and the login does not say with which client id.',
  },
  'login.foreign-target': {
    status: 400,
    sentence:
      'The link leads to an address that does not belong to this tool. Correct the tool URL of the link in the platform.',
  },
  'registration.waiting': {
    status: 403,
    sentence: 'This platform is connected, but an administrator has not approved it yet.',
  },
  'registration.deactivated': { status: 403, sentence: 'The connection with this platform has been switched off.' },
  'launch.platform-error': {
    status: 400,
    sentence:
      'The platform refused to sign you in. Open the link again from its course. If it is refused again, whoever runs the platform finds the reason in its log.',
  },
  'launch.unknown-state': {
    status: 403,
    sentence: 'This login has expired or has been used already. Open the link in the platform again.',
  },
  'launch.unbound': { status: 403, sentence: 'Your browser did not keep the cookie that ties this login to you.' },
  'launch.malformed-token': { status: 400, sentence: 'The id_token is not a signed token.' },
  'launch.algorithm': {
    status: 403,
    sentence: 'The id_token is not signed with RS256, the only algorithm that is accepted.',
  },
  'launch.token-header': {
    status: 403,
    sentence:
      'The header of the id_token asks for something that is not accepted: an extension (crit), or to be read as something else than a JWT (typ). Whoever runs the platform has to switch that off there.',
  },
  'launch.missing-key-id': { status: 403, sentence: 'The id_token does not say which key it was signed with (kid).' },
  'launch.unknown-key': {
    status: 403,
    sentence:
      'The id_token was signed with a key that the platform does not publish. If the platform has just changed its keys, try again in a minute.',
  },
  'launch.keyset-unavailable': {
    status: 424,
    sentence:
      'The public keys of the platform could not be fetched. Check that its keyset address can be reached from this server.',
  },
  'launch.signature': {
    status: 403,
    sentence:
      'The signature of the id_token is wrong. If the platform has moved, connect it again, because its keys are read at the address that it gave when it was connected.',
  },
  'launch.issuer': {
    status: 403,
    sentence:
      'The id_token was issued by another platform than the one the login began at. If the address of the platform (its issuer) has changed, connect it again.',
  },
  'launch.audience': {
    status: 403,
    sentence:
      'The id_token is not meant for this client id. If the tool was added to the platform anew, connect it again.',
  },
  'launch.time': { status: 403, sentence: 'The id_token lacks the times iat and exp, or they are not sensible.' },
  'launch.expired': {
    status: 403,
    sentence:
      'The id_token has expired. If this happens at once, compare the clocks of the platform and of this server.',
  },
  'launch.not-yet-valid': {
    status: 403,
    sentence: 'The id_token is not valid yet. Compare the clocks of the platform and of this server.',
  },
  'launch.nonce': { status: 403, sentence: 'The nonce of the id_token is not the one that was issued for this login.' },
  'launch.subject': { status: 400, sentence: 'The id_token names the user in a form that is not allowed (sub).' },
  'launch.version': { status: 400, sentence: 'The message is not of LTI version 1.3.0.' },
  'launch.message-type': {
    status: 400,
    sentence:
      'The message is of a type that is not served here. Resource links (LtiResourceLinkRequest), deep linking (LtiDeepLinkingRequest) and submission reviews (LtiSubmissionReviewRequest) are.',
  },
  'launch.claims': {
    status: 400,
    sentence:
      'A claim of the message is missing or has the wrong form. Whoever runs the platform has to mend what it sends; the page on which this was shown names the claim.',
  },
  'launch.foreign-target': { status: 403, sentence: 'The signed target_link_uri does not belong to this tool.' },
  'launch.deployment-mismatch': { status: 403, sentence: 'The message is of another deployment than the login.' },
  'deployment.waiting': {
    status: 403,
    sentence: 'This deployment of the tool is not approved yet. It has been recorded for an administrator.',
  },
  'deployment.refused': {
    status: 403,
    sentence: 'This deployment of the tool has been refused or switched off by an administrator.',
  },
  'restart.unknown': {
    status: 403,
    sentence: 'This page has been used already or has expired. Open the link in the platform again.',
  },
  'deep-linking.type-not-accepted': {
    status: 422,
    sentence:
      'The platform does not accept this kind of content in this place. Choose another kind, or add it in another place.',
  },
  'deep-linking.too-many-items': {
    status: 422,
    sentence: 'The platform accepts only one item in this place. Choose one.',
  },
  'deep-linking.item': {
    status: 422,
    sentence:
      'An item that was chosen lacks something, or has an address that cannot be sent. Whoever looks after this tool has to mend the item; the platform is not at fault.',
  },
  'invitation.unknown': {
    status: 403,
    sentence: 'This registration address is unknown, has been used already or has expired. Ask for a new one.',
  },
  'invitation.busy': {
    status: 409,
    sentence: 'A registration with this address is under way. Wait a moment and try again.',
  },
  'registering.not-started': {
    status: 400,
    sentence:
      'This is a registration address for a learning platform. Paste it where the platform asks for the registration URL of an LTI tool.',
  },
  'registering.address': {
    status: 400,
    sentence:
      'The platform names an address that is not allowed: it must be https, and public unless its host has been allowed.',
  },
  'registering.other-host': {
    status: 400,
    sentence: 'The openid_configuration is not on the host of the issuer that it names.',
  },
  'registering.configuration-unavailable': {
    status: 424,
    sentence:
      'The openid_configuration of the platform could not be fetched. Check that the address of the platform can be reached from the machine on which this tool runs.',
  },
  'registering.configuration': {
    status: 400,
    sentence:
      'The openid_configuration of the platform lacks something that is needed, or is not valid. Whoever runs the platform has to mend it; the page on which this was shown names the part.',
  },
  'registering.refused': {
    status: 424,
    sentence:
      'The platform did not accept the registration. Begin it again there, with the same registration address. If that fails too, whoever runs the platform finds the reason in its error log.',
  },
  'registering.response': {
    status: 424,
    sentence:
      'The platform accepted the registration but its answer is not valid. Delete the tool that it has added, and register it again with the same registration address. If that fails too, whoever runs the platform has to look at its LTI registration.',
  },
  'registering.already-registered': {
    status: 409,
    sentence: 'This platform and client id are connected already. The existing connection was left as it is.',
  },
} as const satisfies Record<string, Meaning>;

/** The closed list of refusals. */
export type RefusalCode = keyof typeof refusals;

/**
 * A message that is refused.
 *
 * `detail` narrows the sentence for an administrator (a claim's name, a host). It is printed escaped and never holds a token, a hint or a person.
 */
export class LtiError extends Error {
  readonly code: RefusalCode;
  readonly detail: string | undefined;

  constructor(code: RefusalCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'LtiError';
    this.code = code;
    this.detail = detail;
  }
}
