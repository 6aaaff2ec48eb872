import { SIGN_IN_LINK_CLIENT, type Account, type Platform } from '@trellis/core/access';
import { lmsName } from './lms-words.ts';

type From = Pick<Account, 'issuer' | 'clientId'>;

/** Where an account comes from: the LMS as administrators know it, the host of one that is no longer connected, or a sign-in link. */
export function accountFrom(
  { issuer, clientId }: From,
  platforms: readonly Pick<Platform, 'name' | 'issuer' | 'clientId'>[],
): string {
  if (clientId === SIGN_IN_LINK_CLIENT) return 'A sign-in link';
  return lmsName(
    platforms.find((platform) => platform.issuer === issuer && platform.clientId === clientId) ?? { issuer },
  );
}
