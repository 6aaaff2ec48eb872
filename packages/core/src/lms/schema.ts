import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { AccountId, AgencyId, PersonId } from '../ids.ts';
import { SatisfiedId } from '../evidence/schema.ts';
import { LmsPersonSaid } from './said.ts';

/** What an LMS may say of people, and for which agencies, as the administrator chose when the code was made. */
export const ConnectionTrust = z.strictObject({
  vouchesFor: z.array(z.enum(['work-email', 'staff-number'])),
  serves: z.array(AgencyId).meta({ description: 'Empty: every agency of the partnership' }),
});
export type ConnectionTrust = z.infer<typeof ConnectionTrust>;

/** What an LMS says of itself when its plugin connects. */
export const LmsSite = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(500),
  name: z.string().trim().min(1).max(200),
  product: z.string().trim().min(1).max(40),
  version: z.string().trim().max(40),
  pluginVersion: z.string().trim().max(40),
});
export type LmsSite = z.infer<typeof LmsSite>;

/** A plugin in an LMS that may send us what happens there. Its secret is sealed elsewhere and never listed. */
export const Connection = z.object({
  id: z.string(),
  /** What the administrator calls it. */
  name: z.string(),
  /** `invited`: its code has not been used yet. */
  state: z.enum(['invited', 'connected', 'disconnected']),
  trust: ConnectionTrust,
  /** The LTI registration that the plugin made; nothing is taken from it before. */
  registrationId: z.string().optional(),
  site: LmsSite.optional(),
  createdAt: Instant,
  /** Until when its code can be used. */
  codeExpiresAt: Instant,
  connectedAt: Instant.optional(),
  lastEventAt: Instant.optional(),
  lastReconciledAt: Instant.optional(),
  /** By how many seconds the LMS's clock was ahead of ours in its last message. */
  clockAheadSeconds: z.number().int().optional(),
});
export type Connection = z.infer<typeof Connection>;

/** What can be completed in an LMS: a course, an activity of one, or a competency. Its title proves nothing: a mapping says what it counts as. */
export const LmsCourse = z.object({
  id: z.string(),
  registrationId: z.string(),
  kind: z.enum(['course', 'activity', 'competency']),
  /** The LMS's own number for it, unique within registration and kind. */
  outsideId: z.string(),
  idNumber: z.string().optional(),
  shortName: z.string().optional(),
  title: z.string(),
  /** The course that an activity belongs to, by its LMS's own number. */
  courseOutsideId: z.string().optional(),
  courseTitle: z.string().optional(),
  /** `parked`: nobody has said yet what it counts as; `ignored`: somebody said that it counts as nothing. */
  state: z.enum(['parked', 'mapped', 'ignored']),
  firstSeenAt: Instant,
  lastFactAt: Instant,
  /** How often reconciliation has asked for its completions again, for what the LMS says it has. */
  resend: z.object({ checksum: z.string(), times: z.number().int() }).optional(),
});
export type LmsCourse = z.infer<typeof LmsCourse>;

/** What completing an LMS course counts as, between two dates: a course of ours in a version, or ids that it satisfies, or both. */
export const LmsMapping = z.object({
  id: z.string(),
  lmsCourseId: z.string(),
  courseRef: z.string().max(60).optional(),
  courseVersion: z.string().max(40).optional(),
  satisfies: z.array(SatisfiedId),
  validFrom: CalendarDate.nullable(),
  validTo: CalendarDate.nullable().meta({ description: 'The last day of completing it that counts' }),
});
export type LmsMapping = z.infer<typeof LmsMapping>;

/** One fact that an LMS told us of one of its users. Ids and times only: who she is stands with the account or the unsure person. */
export const LmsFact = z.object({
  id: z.string(),
  registrationId: z.string(),
  lmsCourseId: z.string(),
  /** The LMS's own number for the user. */
  subject: z.string(),
  state: z.enum(['complete', 'incomplete', 'failed']),
  occurredAt: Instant,
  completedAt: Instant.optional(),
  grade: z.string().optional(),
  waitsForCourse: z.boolean(),
  waitsForPerson: z.boolean(),
  /** Whose record it went to, and as what; absent until then, and where the record had it already. */
  personId: PersonId.optional(),
  evidenceId: z.string().optional(),
  /** It must be looked at again, because a mapping or an account changed. */
  isPending: z.boolean(),
});
export type LmsFact = z.infer<typeof LmsFact>;

/** Somebody an LMS told us of whom we cannot be sure of: she waits on the match list and has no account. */
export const UnsurePerson = z.object({
  id: z.string(),
  registrationId: z.string(),
  subject: z.string(),
  /** What the LMS says of her; emptied when she is decided or erased. */
  said: LmsPersonSaid.omit({ userId: true }),
  heardFrom: z.enum(['event', 'roster']),
  state: z.enum(['open', 'same', 'refused']),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  decidedAt: Instant.optional(),
});
export type UnsurePerson = z.infer<typeof UnsurePerson>;

/** A course of an LMS in which Trellis was opened, with the services that the LMS offers for it. */
export const LmsContext = z.object({
  registrationId: z.string(),
  deploymentId: z.string(),
  contextId: z.string(),
  title: z.string().optional(),
  membershipsUrl: z.string().optional(),
  lineItemsUrl: z.string().optional(),
  /** It is the LMS's front page, whose roster is everybody on the site. */
  isSiteWide: z.boolean(),
  lastSeenAt: Instant,
  rosterReadAt: Instant.optional(),
});
export type LmsContext = z.infer<typeof LmsContext>;

/** A placed link to one of our courses that has a grade in the LMS. */
export const GradedLink = z.object({
  id: z.string(),
  registrationId: z.string(),
  deploymentId: z.string(),
  contextId: z.string(),
  resourceLinkId: z.string(),
  title: z.string().optional(),
  courseRef: z.string(),
  lineItemUrl: z.string(),
});
export type GradedLink = z.infer<typeof GradedLink>;

/** A completion on its way back to an LMS. */
export const Score = z.object({
  id: z.string(),
  linkId: z.string(),
  accountId: AccountId,
  personId: PersonId,
  /** 1: she holds the completion; 0: it was withdrawn after a 1 had been sent. Out of 1. */
  given: z.union([z.literal(0), z.literal(1)]),
  /** `failed`: it is tried again at `nextTryAt`; `refused`: the LMS will not have it, only a person can try again. */
  state: z.enum(['waiting', 'failed', 'sent', 'refused']),
  /** What the LMS has from us, as far as we know. */
  sentGiven: z.union([z.literal(0), z.literal(1)]).optional(),
  attempts: z.number().int(),
  nextTryAt: Instant.optional(),
  lastTriedAt: Instant.optional(),
  sentAt: Instant.optional(),
  fault: z.object({ code: z.string(), sentence: z.string() }).optional(),
});
export type Score = z.infer<typeof Score>;

/** One link of the chain between an LMS and us, as the connection check found it. */
export const CheckStep = z.object({
  id: z.enum(['address', 'approval', 'launch', 'keyset', 'token', 'roster', 'grades', 'plugin', 'clock']),
  state: z.enum(['good', 'bad', 'not-tried']),
  /** What was found, and what to do about it, for an LMS administrator. */
  sentence: z.string(),
});
export type CheckStep = z.infer<typeof CheckStep>;

/** Work with an LMS that takes longer than a request: a check of the connection, or the reading of a roster. */
export const LmsTask = z.object({
  id: z.string(),
  kind: z.enum(['check', 'roster']),
  registrationId: z.string(),
  contextId: z.string().optional(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  askedAt: Instant,
  endedAt: Instant.optional(),
  /** Steps or people so far. */
  done: z.number().int(),
  steps: z.array(CheckStep).optional(),
  /** Of a roster: who was joined already, and who waits on the match list. */
  counts: z.object({ joined: z.number().int(), unsure: z.number().int(), left: z.number().int() }).optional(),
  fault: z.string().optional(),
});
export type LmsTask = z.infer<typeof LmsTask>;

/** What can be wrong with something between an LMS and us. */
export type LmsErrorCode =
  | 'lms.signature'
  | 'lms.clock'
  | 'lms.replayed'
  | 'lms.disconnected'
  | 'lms.not-registered'
  | 'lms.code-spent'
  | 'lms.not-found'
  | 'lms.mapping-overlaps'
  | 'lms.mapping-empty'
  | 'lms.site-wide-roster'
  | 'lms.busy'
  | 'lms.person-not-open';
