import type { Evidence, EvidenceKind } from './schema.ts';

/** The kinds of evidence that say a course was completed: having been there, or having thought about it, does not. @source house */
export const COMPLETING_KINDS: readonly EvidenceKind[] = ['completion', 'award', 'attestation', 'declaration'];

/** Whether a standing piece of evidence says that what it names was completed. */
export function hasCompleted({ kind }: Pick<Evidence, 'kind'>): boolean {
  return COMPLETING_KINDS.includes(kind);
}
