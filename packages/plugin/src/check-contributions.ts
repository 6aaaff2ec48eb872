import { CODE_KINDS, SIGNED_IN, type Contributions, type LtiToolContribution } from './contributions.ts';
import { packFaults } from './pack/define-pack.ts';
import type { Manifest } from './manifest.ts';
import { procedurePermissions } from './procedure-permissions.ts';
import { repeated } from '@trellis/core/frameworks';

const KNOWN_KINDS: readonly string[] = ['packs', ...CODE_KINDS] satisfies readonly (keyof Contributions)[];

/** What is wrong with what one plugin provides, taken alone. */
export function checkContributions(manifest: Manifest, contributions: Contributions): readonly string[] {
  const { permissions, kind } = manifest;
  const named = Object.keys(permissions);
  const { packs = [], screens = [], ltiTools = [], roles = {} } = contributions;
  const kinds = Object.keys(contributions);
  const usable = (permission: string): boolean => permission === SIGNED_IN || named.includes(permission);
  return [
    ...kinds
      .filter((each) => !KNOWN_KINDS.includes(each))
      .map((each) => `provides "${each}", which this version does not take`),
    ...(kind === 'pack'
      ? CODE_KINDS.filter((each) => each in contributions).map((each) => `is a pack, so it may not bring ${each}`)
      : []),
    ...packs.flatMap((pack) => packFaults(pack).map((fault) => `pack ${pack.id}: ${fault}`)),
    ...named
      .filter((name) => !Object.hasOwn(roles, name))
      .map((name) => `permission "${name}" is held by nobody: add it to roles`),
    ...Object.keys(roles)
      .filter((name) => !named.includes(name))
      .map((name) => `roles name "${name}", which is not a permission of the manifest`),
    ...procedurePermissions(contributions.router).flatMap(({ path, permission }) => {
      if (permission === undefined) return [`procedure ${path} names no permission in its meta`];
      return usable(permission)
        ? []
        : [`procedure ${path} names the permission "${permission}", which is not in the manifest`];
    }),
    ...screens.flatMap((screen) => [
      ...(usable(screen.permission)
        ? []
        : [`screen ${screen.id} names the permission "${screen.permission}", which is not in the manifest`]),
      ...(screen.path.startsWith('/')
        ? []
        : [`screen ${screen.id} has the path "${screen.path}", which must begin with /`]),
    ]),
    ...ltiTools
      .filter((tool) => !screens.some((screen) => screen.id === tool.screen))
      .map((tool) => `LTI tool ${tool.id} opens the screen "${tool.screen}", which it does not provide`),
    ...ltiTools.flatMap((tool) => toolFaults(tool, screens.find((screen) => screen.id === tool.screen)?.path)),
    ...repeated(screens.map((screen) => screen.id)).map((id) => `two screens share the id "${id}"`),
  ];
}

/** An LMS opens an address that is whole, so what varies in a screen's path must be what is chosen when the tool is placed. */
function toolFaults(tool: LtiToolContribution, path: string | undefined): readonly string[] {
  const varies = path?.match(/:\w+/g) ?? [];
  const chosen = tool.choose === 'course' ? [':ref'] : [];
  return [
    ...(path === undefined || varies.join() === chosen.join()
      ? []
      : [
          tool.choose === undefined
            ? `LTI tool ${tool.id} opens the path "${path}" without choosing what stands for ${varies.join(' and ')}`
            : `LTI tool ${tool.id} chooses a course, so the path "${path}" must have :ref in it, and nothing else that varies`,
        ]),
    ...(tool.isGraded === true && tool.choose === undefined
      ? [`LTI tool ${tool.id} is graded, so it must choose the course that the grade is for`]
      : []),
    ...(tool.icon === undefined || tool.icon.trimStart().startsWith('<svg')
      ? []
      : [`LTI tool ${tool.id} has an icon that is not the text of an SVG document`]),
  ];
}
