import { newSecret } from '@trellis/api';
import { createSignInLink } from '@trellis/core/access';
import { agencyTyped, inPartnershipOf, type Command } from '../command.ts';
import { agencyOption, roleOf, roleOption } from './role-option.ts';

/** Makes a link that signs somebody in with a role, once, within an hour. */
export const signInLink: Command = {
  name: 'sign-in link',
  summary: 'Make a link that signs somebody in; it works once, for an hour',
  options: { role: roleOption, agency: agencyOption, name: { value: 'NAME', help: 'Whom it is for' } },
  needs: ['role', 'name'],
  async run({ values }, workplace) {
    const role = roleOf(values['role']);
    const { secret, hash } = newSecret('link');
    const { expiresAt } = await inPartnershipOf(workplace, async (ctx) =>
      createSignInLink(ctx, {
        name: values['name']!,
        tokenHash: hash,
        grant: { role, agencyId: await agencyTyped(ctx, values['agency']) },
      }),
    );
    const { addresses } = await workplace.installation();
    const url = addresses.signIn(secret);
    return { lines: [`For ${values['name']!}, within an hour:`], last: url, json: { url, expiresAt } };
  },
};
