import { readFileSync } from 'node:fs';

/** The version of Trellis that is running: that of this package, which moves together with the core. */
export const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
