export * from './schema.ts';
export * from './store.ts';
export * from './moments.ts';
export * from './room.ts';
export * from './allot.ts';
