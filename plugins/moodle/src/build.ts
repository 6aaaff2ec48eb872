// Makes the AMD form of the block's JavaScript, which is committed, and the two ZIP files, which are not.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { amdModule } from './amd-module.ts';
import { components, home } from './folder.ts';
import { pluginZip } from './plugin-zip.ts';

const amd = path.join(home, 'block_trellis/amd');
const { code, map } = amdModule('block_trellis/due', readFileSync(path.join(amd, 'src/due.js'), 'utf8'));
mkdirSync(path.join(amd, 'build'), { recursive: true });
writeFileSync(path.join(amd, 'build/due.min.js'), code);
writeFileSync(path.join(amd, 'build/due.min.js.map'), map);

mkdirSync(path.join(home, 'dist'), { recursive: true });
for (const component of components) writeFileSync(path.join(home, 'dist', `${component}.zip`), pluginZip(component));
