import { definePack, definePlugin } from '@trellis/plugin';
import { cambridgeshire } from './charging/cambridgeshire.ts';
import { greenwich } from './charging/greenwich.ts';
import { leeds } from './charging/leeds.ts';
import { northamptonshire } from './charging/northamptonshire.ts';
import { plymouth } from './charging/plymouth.ts';
import { salford } from './charging/salford.ts';
import { southTyneside } from './charging/south-tyneside.ts';
import { staffordshire } from './charging/staffordshire.ts';
import { teeswide } from './charging/teeswide.ts';
import { westSussex } from './charging/west-sussex.ts';
import { wirral } from './charging/wirral.ts';

/** Every published policy as a pack of its own, whole and checked; each is a draft. */
export const publishedChargesPacks = [
  teeswide,
  wirral,
  greenwich,
  northamptonshire,
  southTyneside,
  salford,
  plymouth,
  staffordshire,
  cambridgeshire,
  westSussex,
  leeds,
].map((pack) => definePack(pack));

/** What other partnerships charge, as drafts to start from. */
export const packPublishedCharges = definePlugin({
  id: 'pack-published-charges',
  title: 'Published charging policies',
  summary: 'What ten partnerships and Leeds have published, read in excerpts: drafts to check and start from.',
  kind: 'pack',
  core: '^0.1.0',
  permissions: {},
  personalData: [],
  provides: () => ({ packs: publishedChargesPacks }),
});
