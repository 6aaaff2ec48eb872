import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { createPlatform, createVisitor } from '@trellis/testing/platform';
import { expect, test } from 'vitest';
import { codeBlocks } from './markdown.ts';
import { root } from './repository.ts';

const learner = { user: 'user-learner', link: 'link-1' };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs a program as a reader would who saved it as `tool.mjs`. */
function startTool(code: string) {
  const folder = path.join(root, 'test/node_modules/.cache/lti-readme', String(process.pid));
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'tool.mjs');
  writeFileSync(file, code);
  const child = spawn(process.execPath, [
    '--conditions=@trellis/source',
    '--disable-warning=ExperimentalWarning',
    file,
  ]);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  return {
    pressEnter: () => child.stdin.write('\n'),
    /** What it prints that looks like this, as soon as it does. */
    said: (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const look = (): void => {
          const [, found] = pattern.exec(output) ?? [];
          if (found !== undefined) resolve(found);
        };
        child.stdout.on('data', look);
        look();
        void ended.then((code) => reject(new Error(`The tool ended with ${code}: ${output}`)));
      }),
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

test('the first example of lti-1p3, in under 25 lines, lets a learner in once somebody has approved the platform', async () => {
  const [example] = codeBlocks('packages/lti-1p3/README.md');
  const code = example?.code ?? '';
  expect(code.split('\n').length).toBeLessThan(25);
  await using tool = startTool(code.replaceAll('3000', String(await freePort())));
  await using platform = await createPlatform();
  const visitor = createVisitor(platform);

  await platform.register(await tool.said(/Paste into the platform: (\S+)/));
  const { to, fields } = platform.initiation(learner);
  const early = await visitor.send(to, { form: fields });
  expect(early.status).toBe(403);
  expect(await early.text()).toContain('has not approved it yet');

  tool.pressEnter();
  expect(await tool.said(/Approved: (\S+)/)).toBe(platform.url);
  const answer = await visitor.launch(learner);
  expect(await answer.text()).toBe('Hello, Amara Okafor');
  expect(answer.status).toBe(200);
});
