import type { Command } from '../command.ts';
import { makePartnership } from '../partnership.ts';

/** Makes a partnership: a tenant of its own. */
export const partnershipCreate: Command = {
  name: 'partnership create',
  isOfNoPartnership: true,
  summary:
    'Make a partnership; packs that were read at their source are put to work, drafts wait for somebody to confirm them',
  options: { name: { value: 'NAME', help: 'As its pages show it' } },
  needs: ['name'],
  async run({ values }, workplace) {
    const { publicId, name } = await makePartnership(await workplace.installation(), values['name']!);
    return {
      lines: [`Made ${name}. Name it to other commands with --partnership:`],
      last: publicId,
      json: { id: publicId, name },
    };
  },
};
