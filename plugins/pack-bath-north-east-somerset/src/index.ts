import { definePack, definePlugin } from '@trellis/plugin';
import { banesCharging2021 } from './charging/banes-charging-2021.ts';
import { banesEvaluation2021 } from './forms/banes-evaluation-2021.ts';
import { banesStandards2021 } from './standards/banes-standards-2021.ts';

/** The charging policy's pack, whole and checked. */
export const banesCharging2021Pack = definePack(banesCharging2021);

/** The evaluation form's pack, whole and checked. */
export const banesEvaluation2021Pack = definePack(banesEvaluation2021);

/** The pack of training principles, induction standards and core elements, whole and checked. */
export const banesStandards2021Pack = definePack(banesStandards2021);

/** What Bath and North East Somerset asks for its training and of it, for partnerships that go by it. */
export const packBathNorthEastSomerset = definePlugin({
  id: 'pack-bath-north-east-somerset',
  title: 'Bath and North East Somerset',
  summary:
    'The charging policy of 2021, the evaluation form with its talk with the manager, training principles and induction standards.',
  kind: 'pack',
  core: '^0.1.0',
  permissions: {},
  personalData: [],
  provides: () => ({ packs: [banesCharging2021Pack, banesEvaluation2021Pack, banesStandards2021Pack] }),
});
