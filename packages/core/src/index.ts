export * from './calendar.ts';
export * from './canonical-json.ts';
export * from './codes.ts';
export * from './context.ts';
export * from './errors.ts';
export * from './ids.ts';
export * from './paging.ts';
export * from './stores.ts';
