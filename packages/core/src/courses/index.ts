export * from './schema.ts';
export * from './store.ts';
export * from './material.ts';
export * from './known-ids.ts';
export * from './withdrawn.ts';
export * from './actions.ts';
