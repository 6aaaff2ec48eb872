import { Proposal, simulate } from '@trellis/core/compliance';
import type { Measurement } from '../measurement.ts';
import { millisecondsOf } from '../timing.ts';
import type { World } from './world.ts';

/** Level 3 every two years instead of every three, tried on everyone and on one agency, against judging everybody again. */
export async function measureWhatIf(world: World, rejudgeMilliseconds: number): Promise<readonly Measurement[]> {
  const proposal = Proposal.parse({ changes: [{ requirement: 'LCF-L3', months: 24 }] });
  const agency = await world.act(async (ctx) => {
    const agencies = await ctx.store.people.agencies();
    // The twentieth of some hundred: neither the hospital nor a childminder.
    return agencies.find(({ ref }) => ref === 'COL') ?? agencies[0]!;
  });
  const everyone = () => world.act((ctx) => simulate(ctx, proposal, { smallNumbers: 0 }));
  const one = () => world.act((ctx) => simulate(ctx, proposal, { agencyId: agency.id, smallNumbers: 0 }));
  const { totals } = await everyone();
  const all = await millisecondsOf(everyone);
  await one();
  const single = await millisecondsOf(one);
  return [
    {
      name: `what if level 3 were asked every two years, over everyone (${(totals.people ?? 0).toLocaleString('en-GB')} people, ${String(totals.wouldLapse)} would lapse)`,
      value: all,
      unit: 'ms',
      ratio: all / rejudgeMilliseconds,
      against: 'a full re-judging',
      hold: 'at most 0.2',
    },
    {
      name: `the same over one agency, ${agency.name}`,
      value: single,
      unit: 'ms',
      ratio: single / rejudgeMilliseconds,
      against: 'a full re-judging',
      hold: 'at most 0.02',
    },
  ];
}
