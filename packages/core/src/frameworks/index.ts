export * from './actions.ts';
export * from './charging-in-force.ts';
export * from './in-force.ts';
export * from './known-ids.ts';
export * from './levels.ts';
export * from './readings.ts';
export * from './schema.ts';
export * from './store.ts';
