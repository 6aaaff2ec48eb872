export * from './schema.ts';
export * from './store.ts';
export * from './deliver.ts';
export * from './outbox.ts';
