export * from './schema.ts';
export * from './store.ts';
export * from './options.ts';
export * from './readings.ts';
export * from './eligible.ts';
export * from './matched.ts';
export * from './actions.ts';
