import path from 'node:path';

/** Where the plugins for Moodle are. */
export const home = path.resolve(import.meta.dirname, '..');

/** The plugins, as Moodle calls them; a folder of this name each. */
export const components = ['local_trellis', 'block_trellis'] as const;

/** The name of one of the plugins. */
export type Component = (typeof components)[number];
