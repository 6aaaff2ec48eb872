import { newConnectionCode } from '@trellis/api';
import { createConnection } from '@trellis/core/lms';
import { agencyTyped, inPartnershipOf, type Command } from '../command.ts';
import { agenciesOption, vouchOf, vouchOption } from './vouch-option.ts';

/** Prints a code with which the plugin of one LMS connects, once. */
export const connectionCreate: Command = {
  name: 'connection create',
  summary: 'Print a code with which the plugin of one LMS connects; it works once, for a week',
  options: { name: { value: 'NAME', help: 'What you call the LMS' }, vouch: vouchOption, agency: agenciesOption },
  needs: ['name'],
  async run({ values, lists }, workplace) {
    const vouchesFor = vouchOf(values['vouch']);
    const { secret, hash } = newConnectionCode();
    const connection = await inPartnershipOf(workplace, async (ctx) => {
      const serves = [];
      for (const ref of new Set(lists['agency'])) serves.push((await agencyTyped(ctx, ref))!);
      return await createConnection(ctx, {
        name: values['name']!.trim(),
        trust: { vouchesFor: [...vouchesFor], serves },
        codeHash: hash,
      });
    });
    const { publicUrl } = await workplace.installation();
    return {
      lines: [`Paste this into the plugin’s page in the LMS, with the address ${publicUrl}. It is not shown again:`],
      last: secret,
      json: { id: connection.id, code: secret, address: publicUrl, expiresAt: connection.codeExpiresAt },
    };
  },
};
