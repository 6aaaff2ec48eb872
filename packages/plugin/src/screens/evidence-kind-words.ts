import type { KnownEvidence } from '@trellis/core/evidence';

/** What each kind of evidence is called, on every screen alike. */
export const evidenceKindWords: Readonly<Record<KnownEvidence['kind'], string>> = {
  completion: 'Completed satisfactorily',
  attendance: 'Attended',
  reflection: 'Reflection',
  declaration: 'Declaration',
  attestation: 'Attested by the agency',
  award: 'Award',
};
