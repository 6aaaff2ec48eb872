import type { Finding } from '@trellis/core';
import { requestFault } from './request-fault.ts';

const DEEPEST = 24;
const MOST_FINDINGS = 20;

/**
 * Refuses input that no schema should have to think of: characters that a database cannot store, numbers that are none, and structures made to exhaust a parser.
 *
 * @param input - parsed JSON or form fields, before any schema
 * @throws `request.not-valid` with each place
 */
export function insistOnPlainInput(input: unknown): void {
  const findings: Finding[] = [];
  walk(input, '', 0, findings);
  if (findings.length > 0)
    throw requestFault('request.not-valid', 'The request has values that cannot be stored.', findings);
}

function walk(value: unknown, field: string, depth: number, findings: Finding[]): void {
  if (findings.length >= MOST_FINDINGS) return;
  const reason = faultOf(value, depth);
  if (reason !== undefined) findings.push({ field, reason });
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__' || faultOf(key, 0) !== undefined)
        findings.push({ field, reason: 'has a field name that is not allowed' });
      else walk(item, field === '' ? key : `${field}.${key}`, depth + 1, findings);
    }
}

function faultOf(value: unknown, depth: number): string | undefined {
  if (depth > DEEPEST) return 'is nested too deeply';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'must be a number that can be stored';
  if (typeof value !== 'string') return undefined;
  if (value.includes('\0')) return 'must not contain the NUL character';
  return value.isWellFormed() ? undefined : 'contains half of a character';
}
