import type { ComplianceStore } from '@trellis/core/compliance';
import type { Binding } from '../binding.ts';
import { lockPeople } from '../people/lock-people.ts';
import { counts, totals } from './figures.ts';
import { replaceSpans } from './replace.ts';
import { everyRow, rows } from './rows.ts';
import { everyPerson, spansOf } from './spans.ts';

/** The judgements of one partnership. */
export function createComplianceStore(binding: Binding): ComplianceStore {
  return {
    lockPeople: (people) => lockPeople(binding, people),
    replaceSpans: (people, spans) => replaceSpans(binding, people, spans),
    spansOf: (people, knownAt) => spansOf(binding, people, knownAt),
    counts: (scope, at, agencyId, managerId) => counts(binding, at, { scope, agencyId, managerId }),
    totals: (scope, at, agencyId, managerId) => totals(binding, at, { scope, agencyId, managerId }),
    rows: (filter, page) => rows(binding, filter, page),
    everyRow: (filter) => everyRow(binding, filter),
    everyPerson: (chunk) => everyPerson(binding, chunk),
  };
}
