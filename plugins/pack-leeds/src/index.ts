import { definePack, definePlugin } from '@trellis/plugin';
import { leedsTrainers2018 } from './standards/leeds-trainers-2018.ts';

/** The pack of the training pool, whole and checked. */
export const leedsTrainers2018Pack = definePack(leedsTrainers2018);

/** What Leeds asks of its trainers, of their sessions and of partner agencies, for partnerships that go by it. */
export const packLeeds = definePlugin({
  id: 'pack-leeds',
  title: 'Leeds training pool',
  summary: 'Who may train, how trainers are put together, and what a session is looked at against.',
  kind: 'pack',
  core: '^0.1.0',
  permissions: {},
  personalData: [],
  provides: () => ({ packs: [leedsTrainers2018Pack] }),
});
