export * from './said.ts';
export * from './schema.ts';
export * from './store.ts';
