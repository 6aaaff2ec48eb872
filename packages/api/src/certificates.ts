import type { Certificate } from '@trellis/core/evidence';
import type { Instant } from '@trellis/core';
import type { PartnershipShown } from './context.ts';

/** Signs certificates, so that whoever is shown one can check it without asking. */
export interface Certificates {
  /** @returns an Open Badges 3.0 credential as a compact JSON Web Token */
  sign(
    certificate: Certificate,
    by: { readonly issuer: Pick<PartnershipShown, 'id' | 'name'>; readonly issuedAt: Instant },
  ): Promise<string>;
}
