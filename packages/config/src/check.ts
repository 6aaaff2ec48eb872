// npm run check: what to run before each commit, in less than a minute. No database, no browser.
import process from 'node:process';
import { followParent } from './follow-parent.ts';
import { endOnSignals, runStep, staticSteps } from './step.ts';
import { runVitest } from './vitest-run.ts';
import { printCounts } from './vitest/summary-reporter.ts';

followParent();
endOnSignals();
const checks = await Promise.all(staticSteps.map(runStep));
const counts = await runVitest(['--project', 'rule', '--project', 'repo']);
counts.passed += checks.filter((isFine) => isFine).length;
counts.failed += checks.filter((isFine) => !isFine).length;
process.exitCode = counts.failed === 0 ? 0 : 1;
process.stdout.write(`\n${printCounts(counts)}\n`);
