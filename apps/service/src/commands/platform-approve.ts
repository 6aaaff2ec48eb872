import { approvePlatform, platforms } from '@trellis/core/access';
import { inPartnershipOf, UsageError, type Command } from '../command.ts';

/** Lets connected LMSs in, with their pending deployments. */
export const platformApprove: Command = {
  name: 'platform approve',
  summary: 'Let an LMS in, with its deployments that wait',
  arguments: '[ID ...]',
  takes: [0, 50],
  options: { all: { help: 'Every LMS and deployment that waits' } },
  async run({ arguments: ids, switches }, workplace) {
    if (switches.has('all') === ids.length > 0)
      throw new UsageError('Say which: an id from `platform list`, or --all.');
    const approved = await inPartnershipOf(workplace, async (ctx) => {
      const waiting = (await platforms(ctx)).filter(
        ({ state, deployments }) =>
          state === 'pending' ||
          (state === 'active' && deployments.some((deployment) => deployment.state === 'pending')),
      );
      const chosen = switches.has('all') ? waiting.map(({ id }) => id) : ids;
      for (const id of chosen) await approvePlatform(ctx, id);
      return chosen;
    });
    return { lines: approved, last: String(approved.length), json: { approved } };
  },
};
