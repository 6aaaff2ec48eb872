export {
  SIGNED_IN,
  type Contributions,
  type DocumentContribution,
  type LtiToolContribution,
  type ScreenContribution,
} from './contributions.ts';
export { definePack, packFaults } from './pack/define-pack.ts';
export { definePlugin, type ConfiguredPlugin, type Plugin } from './define-plugin.ts';
export { loadPlugins, type LoadedPlugins, type Owned, type PluginRecord } from './load.ts';
export { PersonalData, PluginKind, type Manifest } from './manifest.ts';
export { PluginFaults, type PluginFault } from './plugin-faults.ts';
export { camelCase } from './spelling.ts';
export { toolIcon } from './tool-icon.ts';
export { tools, type Tools } from './tools.ts';
export type { Allowed, ApiContext } from '@trellis/api';
