import { z } from 'zod';
import type { Contributions } from './contributions.ts';
import type { Tools } from './tools.ts';

/** What a plugin is: `tool` adds an activity, `extension` adds to core areas, `pack` is data only. */
export const PluginKind = z.enum(['tool', 'extension', 'pack']);
export type PluginKind = z.infer<typeof PluginKind>;

/** Personal data that a plugin keeps: what, about whom, for how long and why. */
export const PersonalData = z.object({
  what: z.string().trim().min(1),
  about: z.string().trim().min(1),
  keptDays: z.number().int().positive(),
  why: z.string().trim().min(1),
});
export type PersonalData = z.infer<typeof PersonalData>;

/** The part of a manifest that can be checked without running anything. */
export const ManifestFacts = z.object({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  title: z.string().trim().min(1, 'must not be empty'),
  summary: z.string().trim().min(1, 'must not be empty'),
  kind: PluginKind,
  core: z.string().min(1, 'must be a version range, such as ^1.0.0'),
  needs: z.array(z.string()).optional(),
  permissions: z.record(z.string(), z.string().trim().min(1, 'must be a sentence for the administrator')),
  personalData: z.array(PersonalData, 'must be written out, [] if it keeps none'),
});
export type ManifestFacts = z.infer<typeof ManifestFacts>;

/**
 * Everything a plugin says of itself. Nothing in it changes the host: `provides` returns plain data, and the host merges and checks it.
 */
export interface Manifest<Options extends z.ZodType = z.ZodType> {
  /** The one name: folder, npm suffix and, in camel case, the key in the service's configuration. */
  readonly id: string;
  /** Shown in the LMS and the catalogue. */
  readonly title: string;
  /** One sentence for whoever chooses plugins. */
  readonly summary: string;
  readonly kind: PluginKind;
  /** Range of core versions it fits, as semver. */
  readonly core: string;
  /** Ids of other plugins that must be there. */
  readonly needs?: readonly string[];
  /** What can be set, with defaults; absent: nothing can. */
  readonly options?: Options;
  /** Name, beginning with the id and a dot, and a sentence for the administrator. */
  readonly permissions: Readonly<Record<string, string>>;
  /** `[]` must be written out. */
  readonly personalData: readonly PersonalData[];
  readonly provides: (options: z.output<Options>, tools: Tools) => Contributions;
}
