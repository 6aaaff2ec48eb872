// npm test: everything, or with arguments the tests whose path contains one of them.
import process from 'node:process';
import { ensureChromium } from './chromium.ts';
import { followParent } from './follow-parent.ts';
import { endOnSignals, runStep, staticSteps } from './step.ts';
import { runVitest } from './vitest-run.ts';
import { printCounts } from './vitest/summary-reporter.ts';
import { buildWeb } from './web-build.ts';

followParent();
endOnSignals();
const filters = process.argv.slice(2);
const isWhole = filters.length === 0;
const hasJourneys = isWhole || filters.some((filter) => filter.startsWith('test'));

const checks: boolean[] = [];
if (hasJourneys) {
  const chromium = await ensureChromium();
  if ('path' in chromium) process.env['TRELLIS_TEST_CHROMIUM'] = chromium.path;
  else process.env['TRELLIS_TEST_NO_CHROMIUM'] = chromium.missing;
  checks.push(await buildWeb());
}
if (isWhole) checks.push(...(await Promise.all(staticSteps.map(runStep))));

const counts = await runVitest(filters);
counts.passed += checks.filter((isFine) => isFine).length;
counts.failed += checks.filter((isFine) => !isFine).length;
process.exitCode = counts.failed === 0 ? 0 : 1;
process.stdout.write(`\n${printCounts(counts)}\n`);
