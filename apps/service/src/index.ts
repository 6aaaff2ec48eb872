export { castMembers, type CastMember } from './demo/people/cast.ts';
export { loadDemo, type DemoToLoad } from './demo/load-demo.ts';
export { main, startService, type Service } from './main.ts';
export { plugins } from './plugins.ts';
export { readSettings, SettingsError, type Settings } from './settings.ts';
export type { Streams } from './streams.ts';
export { run } from './trellis.ts';
