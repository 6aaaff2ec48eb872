import { newSecret } from '@trellis/api';
import { createToken } from '@trellis/core/access';
import { agencyTyped, inPartnershipOf, type Command } from '../command.ts';
import { agencyOption, roleOf, roleOption } from './role-option.ts';

/** Makes an API token, shown this once. */
export const tokenCreate: Command = {
  name: 'token create',
  summary: 'Make an API token; it is shown once',
  options: { name: { value: 'NAME', help: 'What it is for' }, role: roleOption, agency: agencyOption },
  needs: ['name', 'role'],
  async run({ values }, workplace) {
    const role = roleOf(values['role']);
    const { secret, hash } = newSecret('token');
    const token = await inPartnershipOf(workplace, async (ctx) =>
      createToken(ctx, {
        name: values['name']!,
        secretHash: hash,
        grant: { role, agencyId: await agencyTyped(ctx, values['agency']) },
      }),
    );
    return {
      lines: [`Token ${token.id} of the role ${role}. It is not shown again:`],
      last: secret,
      json: { id: token.id, token: secret },
    };
  },
};
