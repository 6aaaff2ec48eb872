// npm run bench: the numbers of test/bench, each as a ratio to its limit.
import process from 'node:process';
import { main } from '@trellis/test/bench';
import { followParent } from './follow-parent.ts';
import { buildWeb } from './web-build.ts';

process.env['NODE_ENV'] ??= 'production';
followParent();
if (await buildWeb()) await main(process.argv.slice(2));
else process.exitCode = 1;
