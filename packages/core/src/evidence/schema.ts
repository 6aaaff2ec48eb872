import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { EvidenceId, PersonId } from '../ids.ts';
import { EvidenceKind, LearningDomain } from '../learning.ts';

export { EvidenceKind, LearningDomain } from '../learning.ts';

/** The id of a competency, a unit of one, a level or a requirement that evidence names. */
export const SatisfiedId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is not an id');

/** In which words a record was taken in. It is no part of what the record says, so nobody is shown it. */
export interface TakenIn {
  /** Hashes of the rows that it was last told by, kept when it is corrected. */
  readonly takenAs?: readonly string[];
}

/** One dated fact about a person's learning. Corrected or withdrawn, never deleted. */
export const Evidence = z.object({
  id: EvidenceId,
  personId: PersonId,
  kind: EvidenceKind,
  courseRef: z.string().max(60).optional(),
  courseVersion: z.string().max(40).optional(),
  satisfies: z.array(SatisfiedId),
  achievedOn: CalendarDate.meta({ description: 'The day of the learning itself' }),
  hours: z.number().nonnegative().max(1000).optional(),
  participatoryHours: z.number().nonnegative().max(1000).optional(),
  domain: LearningDomain.optional(),
  signedOffOn: CalendarDate.optional(),
  /** Who signed: a staff number or role, never the learner herself. */
  signedOffBy: z.string().max(200).optional(),
  /** The issuer's own number for it, if any: the same number again is the same evidence. */
  reference: z.string().max(200).optional(),
  /** Withdrawn evidence holds nothing from the moment it is known to be withdrawn. */
  withdrawn: z.boolean(),
  withdrawnWhy: z.string().max(500).optional(),
});
export type Evidence = z.infer<typeof Evidence> & TakenIn;

/** A version of evidence with the time it was believed. */
export const KnownEvidence = Evidence.extend({ knownFrom: Instant });
export type KnownEvidence = z.infer<typeof KnownEvidence> & TakenIn;

/** What can be wrong with a piece of evidence. */
export type EvidenceErrorCode =
  | 'evidence.not-found'
  | 'evidence.no-certificate'
  | 'evidence.row-refused'
  | 'evidence.person-not-found'
  | 'evidence.person-unsure'
  | 'evidence.already-withdrawn'
  | 'evidence.reason-needed'
  | 'evidence.own-signature'
  | 'evidence.unknown-course'
  | 'evidence.unknown-satisfies'
  | 'evidence.in-the-future';
