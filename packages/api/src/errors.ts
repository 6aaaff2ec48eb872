import { DomainError, type ErrorCode, type Finding } from '@trellis/core';
import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server';
import { ZodError } from 'zod';
import { findingsOf } from './findings.ts';
import type { RequestErrorCode } from './request-fault.ts';

/** Every code that the API can answer with. */
export type ApiErrorCode = ErrorCode | RequestErrorCode;

/** The HTTP statuses that Trellis answers errors with, and what each means. */
export const STATUS_TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
} as const;
/** A status that an error can have. */
export type ErrorStatus = keyof typeof STATUS_TITLES;

/** What each code means in HTTP. A new code in core does not compile until it has a meaning here. */
export const ERROR_STATUS: Readonly<Record<ApiErrorCode, ErrorStatus>> = {
  'people.not-found': 404,
  'people.agency-not-found': 404,
  'people.same-record': 422,
  'people.merged-already': 409,
  'people.changed-meanwhile': 409,
  'people.merge-clash': 409,
  'people.merge-not-found': 404,
  'people.merge-too-old': 409,
  'people.row-refused': 422,
  'people.file-refused': 422,
  'people.case-not-open': 409,
  'people.already-erased': 409,
  'people.idempotency-key-reused': 422,
  'access.not-signed-in': 401,
  'access.not-permitted': 403,
  'access.outside-your-agency': 403,
  'access.code-not-valid': 422,
  'access.code-for-wider-role': 403,
  'access.link-not-valid': 422,
  'access.agency-needed': 422,
  'access.already-joined': 409,
  'access.own-account': 409,
  'access.last-administrator': 409,
  'access.not-found': 404,
  'frameworks.unknown-pack': 422,
  'frameworks.unknown-option': 422,
  'frameworks.unknown-reading': 422,
  'frameworks.draft-needs-confirmation': 409,
  'frameworks.version-changed': 409,
  'frameworks.requirement-taken': 409,
  'frameworks.equivalence-faults': 422,
  'frameworks.equivalence-overlaps': 409,
  'frameworks.unknown-equivalence': 404,
  'frameworks.pack-faults': 422,
  'charging.no-policy': 422,
  'charging.unknown-policy': 422,
  'charging.unknown-calendar': 422,
  'charging.unknown-option': 422,
  'charging.unknown-reading': 422,
  'charging.unknown-named': 422,
  'charging.full-cost-needed': 422,
  'courses.not-found': 404,
  'courses.ref-taken': 409,
  'courses.ref-is-fixed': 422,
  'courses.address-needed': 422,
  'courses.unknown-version': 422,
  'courses.unknown-satisfies': 422,
  'courses.dates-reversed': 422,
  'courses.material-not-found': 404,
  'courses.material-withdrawn': 410,
  'courses.material-refused': 422,
  'evidence.not-found': 404,
  'evidence.no-certificate': 409,
  'evidence.row-refused': 422,
  'evidence.person-not-found': 422,
  'evidence.person-unsure': 422,
  'evidence.already-withdrawn': 409,
  'evidence.reason-needed': 422,
  'evidence.own-signature': 422,
  'evidence.unknown-course': 422,
  'evidence.unknown-satisfies': 422,
  'evidence.in-the-future': 422,
  'pathways.unknown-audience': 422,
  'pathways.unknown-requirement': 422,
  'pathways.dates-overlap': 409,
  'pathways.dates-reversed': 422,
  'pathways.longer-needs-document': 422,
  'pathways.not-found': 404,
  'compliance.question-faults': 422,
  'compliance.change-faults': 422,
  'audit.person-not-found': 404,
  'audit.reason-needed': 422,
  'lms.signature': 401,
  'lms.clock': 401,
  'lms.replayed': 409,
  'lms.disconnected': 403,
  'lms.not-registered': 409,
  'lms.code-spent': 403,
  'lms.not-found': 404,
  'lms.mapping-overlaps': 409,
  'lms.mapping-empty': 422,
  'lms.site-wide-roster': 409,
  'lms.busy': 409,
  'lms.person-not-open': 409,
  'reporting.unknown-report': 404,
  'reporting.already-published': 409,
  'reporting.not-published': 409,
  'reporting.sent-back': 409,
  'reporting.not-sent-back': 409,
  'reporting.future-day': 422,
  'reporting.needs-agency': 422,
  'reporting.wrong-agency': 422,
  'reporting.answer-faults': 422,
  'reporting.unknown-action': 404,
  'reporting.small-numbers': 422,
  'reporting.return-faults': 422,
  'reporting.file-refused': 422,
  'reporting.unknown-schedule': 404,
  'deliveries.file-not-ready': 409,
  'deliveries.other-agency': 409,
  'deliveries.schedule-paused': 409,
  'deliveries.unknown-delivery': 404,
  'standards.unknown-set': 422,
  'standards.unknown-standard': 422,
  'standards.evidence-needed': 422,
  'standards.endorsement-not-found': 404,
  'standards.content-incomplete': 422,
  'standards.already-decided': 409,
  'standards.own-course-only': 422,
  'standards.dates-reversed': 422,
  'standards.before-asked': 422,
  'standards.endorsement-needed': 422,
  'evaluation.form-not-found': 404,
  'evaluation.form-at-work': 409,
  'evaluation.form-faults': 422,
  'evaluation.sheet-not-found': 404,
  'evaluation.not-open': 409,
  'evaluation.unknown-item': 422,
  'evaluation.answer-needed': 422,
  'evaluation.outside-scale': 422,
  'evaluation.too-long': 422,
  'evaluation.talk-date': 422,
  'evaluation.already-answered': 409,
  'evaluation.nothing-to-release': 409,
  'evaluation.comment-not-found': 404,
  'evaluation.comments-by-agency': 422,
  'quality.observation-not-found': 404,
  'quality.observer-trains': 422,
  'quality.unfinished': 409,
  'quality.already-shared': 409,
  'quality.review-not-found': 404,
  'quality.review-closed': 409,
  'quality.open-actions': 409,
  'quality.action-not-found': 404,
  'quality.lesson-not-found': 404,
  'quality.plan-not-found': 404,
  'quality.dates-reversed': 422,
  'quality.already-drawn': 409,
  'quality.too-few-events': 422,
  'trainers.not-found': 404,
  'trainers.not-eligible': 409,
  'trainers.same-agency': 409,
  'trainers.reason-needed': 422,
  'trainers.busy': 409,
  'trainers.alone': 409,
  'trainers.none': 409,
  'trainers.approved-twice': 422,
  'trainers.dates-reversed': 422,
  'trainers.too-many-dates': 422,
  'events.not-found': 404,
  'events.not-bookable': 409,
  'events.sessions-overlap': 422,
  'events.quotas-overlap': 422,
  'events.quotas-exceed-places': 422,
  'events.fewer-than-taken': 409,
  'events.venue-needed': 422,
  'events.already-ended': 409,
  'events.already-published': 409,
  'events.version-withdrawn': 409,
  'events.reason-needed': 422,
  'events.note-not-found': 404,
  'billing.line-not-found': 404,
  'billing.run-not-found': 404,
  'billing.already-billed': 409,
  'billing.not-billed': 409,
  'billing.not-a-charge': 409,
  'billing.more-than-charged': 409,
  'billing.not-disputed': 409,
  'billing.already-disputed': 409,
  'billing.not-held': 409,
  'billing.already-held': 409,
  'billing.details-missing': 409,
  'billing.nothing-to-bill': 409,
  'billing.succession-circular': 422,
  'billing.draft-not-found': 404,
  'billing.draft-faults': 422,
  'bookings.not-found': 404,
  'bookings.event-full': 409,
  'bookings.not-open': 409,
  'bookings.not-your-post': 403,
  'bookings.terms-not-accepted': 422,
  'bookings.prerequisite-missing': 409,
  'bookings.already-ended': 409,
  'bookings.offer-ended': 409,
  'bookings.not-offered': 409,
  'bookings.not-waiting-for-approval': 409,
  'bookings.may-not-cancel': 403,
  'bookings.reason-needed': 422,
  'bookings.substitute-has-place': 409,
  'bookings.own-approval': 403,
  'bookings.register-too-early': 409,
  'bookings.minutes-beyond-session': 422,
  'bookings.other-course': 409,
  'notices.not-found': 404,
  'notices.not-failed': 409,
  'paging.unknown-cursor': 422,
  'request.malformed': 400,
  'request.not-valid': 422,
  'request.unknown-path': 404,
  'request.wrong-method': 405,
  'request.wrong-content-type': 415,
  'request.too-large': 413,
  'request.idempotency-key-not-valid': 400,
  'request.too-many': 429,
  'request.failed': 500,
};

/** An error as it may leave the service: a code, a sentence, facts and fields. Never a stack, a query or a secret. */
export interface Fault {
  readonly code: ApiErrorCode;
  readonly status: ErrorStatus;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly errors: readonly Finding[];
}

/** What an error may say outside, whoever threw it. Anything we did not foresee says only that it failed. */
export function faultOf(error: unknown): Fault {
  const cause = error instanceof TRPCError ? (error.cause ?? error) : error;
  if (cause instanceof DomainError && isKnown(cause.code)) return ofDomainError(cause, cause.code);
  if (error instanceof TRPCError && error.code === 'BAD_REQUEST' && cause instanceof ZodError)
    return fault('request.not-valid', 'Some of the fields are missing or wrong.', {}, findingsOf(cause.issues));
  const own = error instanceof TRPCError ? trpcCodes[error.code] : undefined;
  return own ?? fault('request.failed', 'Something went wrong on our side. Nothing was saved. Please try again.');
}

function ofDomainError(error: DomainError, code: ApiErrorCode): Fault {
  const { errors: ofFields, findings, ...facts } = error.facts;
  const errors = ofFields ?? findings;
  const ofOneField = typeof facts['field'] === 'string' ? [{ field: facts['field'], reason: error.message }] : [];
  return fault(code, error.message, facts, isFindings(errors) ? errors : ofOneField);
}

function fault(
  code: ApiErrorCode,
  message: string,
  facts: Fault['facts'] = {},
  errors: readonly Finding[] = [],
): Fault {
  return { code, status: ERROR_STATUS[code], message, facts, errors };
}

function isKnown(code: string): code is ApiErrorCode {
  return Object.hasOwn(ERROR_STATUS, code);
}

function isFindings(value: unknown): value is readonly Finding[] {
  return (
    Array.isArray(value) &&
    value.every((item: unknown) => typeof item === 'object' && item !== null && 'field' in item && 'reason' in item)
  );
}

/** What tRPC itself refuses before a procedure runs. */
const trpcCodes: Readonly<Partial<Record<TRPC_ERROR_CODE_KEY, Fault>>> = {
  PARSE_ERROR: fault('request.malformed', 'The request is not valid JSON.'),
  BAD_REQUEST: fault('request.malformed', 'The request could not be read.'),
  NOT_FOUND: fault('request.unknown-path', 'There is nothing at this address.'),
  METHOD_NOT_SUPPORTED: fault('request.wrong-method', 'This address does not answer to that method.'),
  UNSUPPORTED_MEDIA_TYPE: fault('request.wrong-content-type', 'Send JSON, with the content type application/json.'),
  PAYLOAD_TOO_LARGE: fault('request.too-large', 'The request is too large.'),
};
