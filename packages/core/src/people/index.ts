export * from './schema.ts';
export * from './words.ts';
export * from './import-row.ts';
export * from './import-run.ts';
export * from './store.ts';
