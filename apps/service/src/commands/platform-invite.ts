import { newSecret } from '@trellis/api';
import { invitePlatform } from '@trellis/core/access';
import { inPartnershipOf, type Command } from '../command.ts';

/** Prints a registration address for one LMS, good once. */
export const platformInvite: Command = {
  name: 'platform invite',
  summary: 'Print a registration URL for one LMS; it works once, for a week',
  async run(_, workplace) {
    const { secret, hash } = newSecret('invitation');
    const { expiresAt } = await inPartnershipOf(workplace, (ctx) => invitePlatform(ctx, { tokenHash: hash }));
    const { addresses } = await workplace.installation();
    const url = addresses.invitation(secret);
    return {
      lines: ['Paste this where the LMS asks for the registration URL of an LTI tool:'],
      last: url,
      json: { url, expiresAt },
    };
  },
};
