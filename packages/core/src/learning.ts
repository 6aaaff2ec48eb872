import { z } from 'zod';

/** What kind of fact about somebody's learning it is. Attendance and satisfactory completion are two facts. */
export const EvidenceKind = z.enum(['completion', 'attendance', 'reflection', 'declaration', 'attestation', 'award']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** Whom hours of learning were about. Hours of a joint activity are for both. */
export const LearningDomain = z.enum(['children', 'adults', 'both']);
export type LearningDomain = z.infer<typeof LearningDomain>;
