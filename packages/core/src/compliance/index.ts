export * from './schema.ts';
export * from './judge-input.ts';
export * from './store.ts';
