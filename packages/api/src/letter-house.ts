import type { LetterHouse } from '@trellis/core/letters';
import type { ApiContext } from './context.ts';

/** Where the letters of the caller's partnership come from and lead to. */
export function letterHouse({ addresses, session }: Pick<ApiContext, 'addresses' | 'session'>): LetterHouse {
  return {
    publicUrl: addresses.home.replace(/\/$/, ''),
    fromAddress: addresses.mailFrom,
    partnershipName: session.partnership.name,
    partnershipId: session.partnership.id,
  };
}
