// npm start: the web app as it should be, then the service.
import process from 'node:process';
import { followParent } from './follow-parent.ts';
import { buildWeb } from './web-build.ts';

process.env['NODE_ENV'] ??= 'production';
followParent();
const [isBuilt, { main }] = await Promise.all([buildWeb(), import('@trellis/service')]);
if (isBuilt) await main();
else process.exitCode = 1;
