import { expect, test } from 'vitest';
import { listFiles, readText } from './repository.ts';

const sources = ['apps', 'packages', 'plugins']
  .flatMap((folder) => listFiles(folder))
  .filter((file) => /\/src\/.*\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file))
  .map((file) => ({ file, text: readText(file) }));

/** Every code of a closed list: `type SomeErrorCode = | 'area.what-is-wrong' …`. */
const listed = new Set(
  sources.flatMap(({ text }) =>
    [...text.matchAll(/type \w+ErrorCode =([^;]+);/g)].flatMap(([, list]) =>
      [...list!.matchAll(/'([a-z]+(?:\.[a-z-]+)+)'/g)].map(([, code]) => code!),
    ),
  ),
);

test('every code with which something is refused stands in a closed list', () => {
  const thrown = sources.flatMap(({ file, text }) =>
    [
      ...text.matchAll(/(?:new DomainError(?:<[^>]+>)?|requestFault|commandRefusal|refuse)\(\s*'([a-z]+\.[a-z.-]+)'/g),
    ].map(([, code]) => ({ file, code: code! })),
  );
  expect(thrown.length).toBeGreaterThan(150);
  expect(thrown.filter(({ code }) => !listed.has(code))).toEqual([]);
});
