import { approvePlatform, platforms, type Platform, type Trust } from '@trellis/core/access';
import { agencyTyped, inPartnershipOf, UsageError, type Command } from '../command.ts';
import { counted } from './counted.ts';
import { agenciesOption, vouchOf, vouchOption, vouchWords } from './vouch-option.ts';

/** Lets connected LMSs in, with their pending deployments, and says what these were trusted with. */
export const platformApprove: Command = {
  name: 'platform approve',
  summary:
    'Let an LMS in, with its deployments that wait; those that were decided before keep what they were trusted with',
  arguments: '[ID ...]',
  takes: [0, 50],
  options: {
    all: { help: 'Every LMS and deployment that waits' },
    vouch: vouchOption,
    agency: agenciesOption,
  },
  async run({ arguments: ids, values, lists, switches }, workplace) {
    if (switches.has('all') === ids.length > 0)
      throw new UsageError('Say which: an id from `platform list`, or --all.');
    const vouchesFor = vouchOf(values['vouch']);
    const agencies = [...new Set(lists['agency'])];
    const approved = await inPartnershipOf(workplace, async (ctx) => {
      const serves = [];
      for (const ref of agencies) serves.push((await agencyTyped(ctx, ref))!);
      const before = await platforms(ctx);
      const chosen = switches.has('all') ? before.filter(isWaiting).map(({ id }) => id) : ids;
      const found = [];
      for (const id of chosen) {
        await approvePlatform(ctx, id, { vouchesFor, serves });
        found.push({ id, letIn: waitingIn(before.find((platform) => platform.id === id)) });
      }
      return found;
    });
    const trusted = trustWords(vouchesFor, agencies);
    return {
      lines: approved.map(({ id, letIn }) =>
        letIn === 0
          ? `${id}  let in; no deployment of it waited, so nothing more is trusted`
          : `${id}  let in with ${counted(letIn, 'deployment')}, ${trusted}`,
      ),
      last: String(approved.length),
      json: { approved: approved.map(({ id }) => id), vouchesFor, agencies },
    };
  },
};

function isWaiting(platform: Platform): boolean {
  return platform.state === 'pending' || (platform.state === 'active' && waitingIn(platform) > 0);
}

function waitingIn(platform: Platform | undefined): number {
  return platform?.deployments.filter(({ state }) => state === 'pending').length ?? 0;
}

function trustWords(vouchesFor: Trust['vouchesFor'], agencies: readonly string[]): string {
  if (vouchesFor.length === 0)
    return 'trusted to say nothing of people: each account waits to be joined by hand or by a code';
  const what = vouchesFor.map((each) => vouchWords[each]).join(' and ');
  return `trusted to say ${what} of people in ${agencies.length === 0 ? 'every agency' : agencies.join(', ')}`;
}
