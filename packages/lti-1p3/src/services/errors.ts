import { FetchFailure } from '../security/fetch.ts';

/** What a failed call means to the administrator who reads it and to the queue that may try again. */
interface Meaning {
  /** A sentence that an administrator of the LMS or of the tool can act on. */
  readonly sentence: string;
  /** Whether the same call may well succeed later without anybody doing anything. */
  readonly isWorthRetrying: boolean;
}

/**
 * Every way in which a call to a platform's services fails.
 *
 * @source house
 */
export const serviceErrors = {
  'service.switched-off': {
    sentence: 'The connection with this platform has been switched off here, so the platform was not called.',
    isWorthRetrying: false,
  },
  'service.address-not-allowed': {
    sentence:
      'The platform gave an address that may not be called: it is not https, is on a private network, or is on another host than the service itself. Allow the host in the settings of this server if it is right.',
    isWorthRetrying: false,
  },
  'service.unreachable': {
    sentence:
      'The platform could not be reached from this server. Check that its address can be resolved and connected to from here and that its certificate is valid.',
    isWorthRetrying: true,
  },
  'service.too-slow': {
    sentence: 'The platform took too long to answer. If this goes on, ask whoever runs it.',
    isWorthRetrying: true,
  },
  'service.too-large': {
    sentence:
      'The answer of the platform is too large to be taken: more than 16 MB of people or results, or 1 MB of anything else. Ask whoever runs the platform why it sends so much at once.',
    isWorthRetrying: false,
  },
  'service.redirected': {
    sentence:
      'The platform answered with a redirect, which is not followed. Check that its own address (in Moodle, wwwroot) is the one it is reached at.',
    isWorthRetrying: false,
  },
  'service.not-authorised': {
    sentence:
      'The platform gave an access token and then did not accept it. Check that the tool is still active there and that the server in front of the platform passes the Authorization header on.',
    isWorthRetrying: false,
  },
  'service.forbidden': {
    sentence:
      'The platform does not allow this to the tool. Check which services the tool may use there, and that the tool is allowed in this course.',
    isWorthRetrying: false,
  },
  'service.not-found': {
    sentence: 'The platform has nothing at this address any more: the course, the link or the line item was deleted.',
    isWorthRetrying: false,
  },
  'service.refused': {
    sentence:
      'The platform did not accept the request. Give whoever runs it the time and the status that it answered with, and its error log says why.',
    isWorthRetrying: false,
  },
  'service.answer': {
    sentence:
      'The platform answered with something that its service should not give, such as a page of a proxy or of maintenance. Ask whoever runs the platform to look at what stands in front of it.',
    isWorthRetrying: false,
  },
  'service.busy': {
    sentence: 'The platform is busy or in maintenance and asks to be called again later.',
    isWorthRetrying: true,
  },
  'service.broken': {
    sentence:
      'The platform failed while it worked on the request. If this goes on, ask whoever runs it to look into its error log.',
    isWorthRetrying: true,
  },
  'token.keyset-not-fetched': {
    sentence:
      'The platform most likely cannot fetch the keys of this tool: it answered with a page in place of an access token. In Moodle, under Site administration > General > Security > HTTP security, take the host of this tool out of "cURL blocked hosts list" and add the port of its address (443, unless the address says another) to "cURL allowed ports list".',
    isWorthRetrying: true,
  },
  'token.client-refused': {
    sentence:
      'The platform did not accept this tool when it asked for an access token. Check that the tool is active there under the same client id, that its keyset address is right, and that both clocks are.',
    isWorthRetrying: false,
  },
  'token.scope-refused': {
    sentence:
      'The platform does not let this tool use the service. In Moodle, open the tool under Manage tools, then Services, and allow it there.',
    isWorthRetrying: false,
  },
  'token.not-found': {
    sentence:
      'There is nothing at the token address of the platform. Connect the platform again if its address has changed.',
    isWorthRetrying: false,
  },
  'token.answer': {
    sentence:
      'The platform was asked for an access token and answered with something else, such as a page of a proxy or of maintenance. Ask whoever runs the platform to look at its token address; connect it again if that has changed.',
    isWorthRetrying: false,
  },
  'token.own-key': {
    sentence:
      'The private key of this tool cannot be opened, because the secret of this server is not the one it was sealed with. Restore the secret, or rotate the keys.',
    isWorthRetrying: false,
  },
  'line-item.cannot-be-made': {
    sentence:
      'The platform does not let this tool add a column to the gradebook, or not for that link. In Moodle, set "IMS LTI Assignment and Grade Services" of the tool to "Use this service for grade sync and column management".',
    isWorthRetrying: false,
  },
  'score.already-newer': {
    sentence: 'The platform has a score of the same moment or a later one for this person already and kept it.',
    isWorthRetrying: false,
  },
  'score.not-a-learner': {
    sentence:
      'The platform did not take a score for this person, who is most likely not, or no longer, a learner of that course. Check there that they are enrolled as one.',
    isWorthRetrying: false,
  },
} as const satisfies Record<string, Meaning>;

/** The closed list of ways in which a call fails. */
export type ServiceErrorCode = keyof typeof serviceErrors;

/** What is known of a failed call besides its code. */
export interface ServiceErrorFacts {
  /** The HTTP status, where the platform answered. */
  readonly status?: number | undefined;
  /** How long the platform asks to be left alone. */
  readonly retryAfterSeconds?: number | undefined;
  /** What was called and what it said, in words of this package. Never holds a token, an id of a person, or the platform's own words. */
  readonly detail?: string | undefined;
}

/** A call to a platform's service that failed. */
export class ServiceError extends Error {
  readonly code: ServiceErrorCode;
  readonly sentence: string;
  readonly isWorthRetrying: boolean;
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly detail: string | undefined;

  constructor(code: ServiceErrorCode, { status, retryAfterSeconds, detail }: ServiceErrorFacts = {}) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'ServiceError';
    this.code = code;
    this.sentence = serviceErrors[code].sentence;
    this.isWorthRetrying = serviceErrors[code].isWorthRetrying;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
    this.detail = detail;
  }

  /** The sentence with what the platform answered: its status, and what was called. Nothing personal, so that it can be kept and shown. */
  get explanation(): string {
    const found = [this.status === undefined ? undefined : `status ${this.status}`, this.detail].filter(Boolean);
    return found.length === 0 ? this.sentence : `${this.sentence} (${found.join('; ')})`;
  }
}

const failures = {
  'address-not-allowed': 'service.address-not-allowed',
  unreachable: 'service.unreachable',
  'too-slow': 'service.too-slow',
  'too-large': 'service.too-large',
  redirected: 'service.redirected',
  refused: 'service.refused',
  'not-json': 'service.answer',
} as const satisfies Record<FetchFailure['reason'], ServiceErrorCode>;

/**
 * What a failure of the guarded fetch means for a service; anything else is thrown on as it is.
 *
 * @param what - what was called, such as `line item at lms.example`
 */
export function serviceErrorOf(error: unknown, what: string): ServiceError {
  if (!(error instanceof FetchFailure)) throw error;
  const { reason, status, fault } = error;
  return new ServiceError(failures[reason], { status, detail: fault === undefined ? what : `${what}: ${fault}` });
}

/** An address in words for an error: what it is and on which host, without path and query, which may name a person. */
export function placeInWords(what: string, address: string): string {
  return URL.canParse(address) ? `${what} at ${new URL(address).host}` : what;
}
