// npm run trellis: the command line.
import process from 'node:process';
import { run } from '@trellis/service';
import { followParent } from './follow-parent.ts';

process.env['NODE_ENV'] ??= 'production';
followParent();
process.exitCode = await run(process.argv.slice(2));
