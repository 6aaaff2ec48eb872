import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.ts';
import { endWithUs } from './step.ts';
import { countsFileVariable, type Counts } from './vitest/summary-reporter.ts';

/**
 * Runs Vitest over the repository, with its output as it comes.
 *
 * @param args - further arguments: filters, `--project rule`
 * @returns the counts; one failure at least when Vitest itself did not end well
 */
export async function runVitest(args: readonly string[]): Promise<Counts> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'trellis-counts-'));
  const file = path.join(folder, 'counts.json');
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const config = path.join(root, 'packages/config/vitest.config.ts');
  try {
    const child = spawn(process.execPath, [vitest, 'run', '--config', config, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, [countsFileVariable]: file },
    });
    endWithUs(child);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    const counts = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Counts)
      : { passed: 0, failed: 0, skipped: 0 };
    return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
