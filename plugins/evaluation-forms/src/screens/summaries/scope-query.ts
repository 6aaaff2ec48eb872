import type { SummaryScope } from '@trellis/core/evaluation';

const PLAIN = ['eventId', 'courseId', 'courseVersion', 'agencyId', 'agencyKind', 'from', 'to'] as const;

/** A scope as plain words, for an address and for a file that is asked for. Ids only, no names. */
export function wordsOfScope(scope: SummaryScope): Readonly<Record<string, string>> {
  const { trainerIds = [] } = scope;
  return {
    ...Object.fromEntries(PLAIN.flatMap((key) => (scope[key] === undefined ? [] : [[key, String(scope[key])]]))),
    ...(trainerIds.length === 0 ? {} : { trainerIds: trainerIds.join(',') }),
  };
}

/** The scope that an address names; whatever it does not know is left out. */
export function scopeOfQuery(query: Readonly<Record<string, string>>): SummaryScope {
  const trainerIds = (query['trainerIds'] ?? '').split(',').filter((id) => id !== '');
  return {
    ...Object.fromEntries(PLAIN.flatMap((key) => (query[key] ? [[key, query[key]]] : []))),
    ...(trainerIds.length === 0 ? {} : { trainerIds }),
  } as SummaryScope;
}

/** The address of the summary of a scope. */
export function summaryAddress(scope: SummaryScope, path = '/evaluation/summary'): string {
  const words = new URLSearchParams(wordsOfScope(scope)).toString();
  return words === '' ? path : `${path}?${words}`;
}
