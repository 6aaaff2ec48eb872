export * from './schema.ts';
export * from './scope.ts';
export * from './store.ts';
