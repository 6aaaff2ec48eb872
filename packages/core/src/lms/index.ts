export * from './said.ts';
export * from './schema.ts';
export * from './store.ts';
export * from './connections.ts';
export { takeEvents } from './events.ts';
export * from './facts.ts';
export * from './reconcile.ts';
