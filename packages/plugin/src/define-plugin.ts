import type { z } from 'zod';
import type { Manifest } from './manifest.ts';

/** A plugin with its options, as the service's configuration lists it. Nothing has been checked yet: that is done for all plugins together. */
export interface ConfiguredPlugin {
  readonly manifest: Manifest;
  readonly options: unknown;
}

/** What `definePlugin` gives: called with options, it can be listed. */
export interface Plugin<Options extends z.ZodType> {
  (options?: z.input<Options>): ConfiguredPlugin;
  readonly manifest: Manifest<Options>;
}

/**
 * A plugin out of its manifest.
 *
 * @returns a function of its options, so that a service lists it as `{ evaluationForms: evaluationForms({ followUpDays: 60 }) }`
 */
export function definePlugin<Options extends z.ZodType = z.ZodUndefined>(manifest: Manifest<Options>): Plugin<Options> {
  const configure = (options?: z.input<Options>): ConfiguredPlugin => ({
    manifest: manifest as unknown as Manifest,
    options,
  });
  return Object.assign(configure, { manifest });
}
