import { definePack, definePlugin } from '@trellis/plugin';
import { london } from './frameworks/london.ts';

/** The pack itself, whole and checked. */
export const londonPack = definePack(london);

/** The London Competency Framework for a partnership that goes by it. */
export const packLondon = definePlugin({
  id: 'pack-london',
  title: 'London Competency Framework',
  summary: 'Five levels, eight groups and the board, 24 competencies, and how often they are refreshed.',
  kind: 'pack',
  core: '^0.1.0',
  permissions: {},
  personalData: [],
  provides: () => ({ packs: [londonPack] }),
});
