export { startService, type Service } from './main.ts';
export { plugins } from './plugins.ts';
export { readSettings, SettingsError, type Settings } from './settings.ts';
