export { rememberedClientIds } from './client-file.ts';
export type { DemoPerson } from './person.ts';
export { startDemoLms } from './start-demo-lms.ts';
export type { DemoLms, DemoLmsOptions, DemoTool } from './start-demo-lms.ts';
