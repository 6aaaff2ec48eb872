import { definePack, definePlugin } from '@trellis/plugin';
import { londonEvaluation } from './forms/london-evaluation.ts';
import { london } from './frameworks/london.ts';

/** The framework's pack, whole and checked. */
export const londonPack = definePack(london);

/** The pack of the form on the framework's four questions, whole and checked. */
export const londonEvaluationPack = definePack(londonEvaluation);

/** The London Competency Framework for a partnership that goes by it. */
export const packLondon = definePlugin({
  id: 'pack-london',
  title: 'London Competency Framework',
  summary:
    'Five levels, eight groups and the board, 24 competencies, how often they are refreshed, and a form on what comes of training.',
  kind: 'pack',
  core: '^0.1.0',
  permissions: {},
  personalData: [],
  provides: () => ({ packs: [londonPack, londonEvaluationPack] }),
});
