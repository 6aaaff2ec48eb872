import { connections } from '@trellis/core/lms';
import { inPartnershipOf, type Command } from '../command.ts';

/** Lists the plugins of LMSs. */
export const connectionList: Command = {
  name: 'connection list',
  summary: 'List the plugins of LMSs that are connected or invited',
  async run(_, workplace) {
    const found = await inPartnershipOf(workplace, connections);
    return {
      lines: found.map(({ id, state, name, site, lastEventAt }) =>
        [id, state, name, site?.url, lastEventAt === undefined ? undefined : `last event ${lastEventAt}`]
          .filter((part) => part !== undefined)
          .join('  '),
      ),
      last: String(found.length),
      json: found,
    };
  },
};
