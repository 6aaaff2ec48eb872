export * from './schema.ts';
export * from './import-row.ts';
export * from './store.ts';
