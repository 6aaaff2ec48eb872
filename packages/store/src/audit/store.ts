import type { AuditStore } from '@trellis/core/audit';
import type { Binding } from '../binding.ts';
import { entries, recordAll } from './entries.ts';
import { erase } from './erase.ts';
import { subject } from './subject.ts';

/** The audit trail of one partnership, and what follows from being written about: export and erasure. */
export function createAuditStore(binding: Binding): AuditStore {
  return {
    record: (entry, by) => recordAll(binding, [entry], by),
    recordAll: (several, by) => recordAll(binding, several, by),
    entries: (filter, page) => entries(binding, filter, page),
    subject: (personId) => subject(binding, personId),
    erase: (personId) => erase(binding, personId),
  };
}
