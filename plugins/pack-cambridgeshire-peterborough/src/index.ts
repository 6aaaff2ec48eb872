import { definePack, definePlugin } from '@trellis/plugin';
import { cambridgeshirePeterborough2017 } from './standards/cambridgeshire-peterborough-2017.ts';

/** The pack of expectations and duties, whole and checked. */
export const cambridgeshirePeterborough2017Pack = definePack(cambridgeshirePeterborough2017);

/** What Cambridgeshire and Peterborough expects of training, trainers and employers, for partnerships that go by it. */
export const packCambridgeshirePeterborough = definePlugin({
  id: 'pack-cambridgeshire-peterborough',
  title: 'Cambridgeshire and Peterborough',
  summary: 'What is expected of training and of trainers, and what employers see to.',
  kind: 'pack',
  core: '^0.1.0',
  permissions: {},
  personalData: [],
  provides: () => ({ packs: [cambridgeshirePeterborough2017Pack] }),
});
