// npm run build: every package as it is published, the web app, and the ZIP files for Moodle. Arguments go on to turbo.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { followParent } from './follow-parent.ts';
import { root } from './root.ts';
import { endOnSignals, endWithUs } from './step.ts';

followParent();
endOnSignals();
const child = spawn('turbo', ['run', 'build', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
endWithUs(child);
child.on('close', (code) => process.exit(code ?? 1));
