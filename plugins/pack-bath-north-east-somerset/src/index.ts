import { definePack, definePlugin } from '@trellis/plugin';
import { banesCharging2021 } from './charging/banes-charging-2021.ts';

/** The charging policy's pack, whole and checked. */
export const banesCharging2021Pack = definePack(banesCharging2021);

/** What Bath and North East Somerset asks for its training, for partnerships that go by it. */
export const packBathNorthEastSomerset = definePlugin({
  id: 'pack-bath-north-east-somerset',
  title: 'Bath and North East Somerset',
  summary: 'The charging policy of 2021: four tiers, two free courses, ten working days of notice.',
  kind: 'pack',
  core: '^0.1.0',
  permissions: {},
  personalData: [],
  provides: () => ({ packs: [banesCharging2021Pack] }),
});
