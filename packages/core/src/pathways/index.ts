export * from './actions.ts';
export * from './job-title.ts';
export * from './order.ts';
export * from './schema.ts';
export * from './store.ts';
