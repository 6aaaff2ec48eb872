export * from './schema.ts';
export * from './store.ts';
export * from './actions.ts';
export * from './list-changes.ts';
