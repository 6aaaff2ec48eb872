import type { CsvRoute } from './rest/endpoint.ts';
export const csvRoutes: readonly CsvRoute[] = [];
