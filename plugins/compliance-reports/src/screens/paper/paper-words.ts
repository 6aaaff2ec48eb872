import type { Paper } from '@trellis/core/reporting';
import { longDate, longTime } from '@trellis/ui/long-date';

/** Of which day and which moment the figures are, and where the paper stands. */
export function standsLine({ asAt, knownAt, status }: Pick<Paper, 'asAt' | 'knownAt' | 'status'>): string {
  const stands = status === '' ? '' : ` ${status.replace(/\.$/, '')}.`;
  return `As at ${longDate(asAt)}, as known on ${longTime(knownAt)}.${stands} Shares are rounded down.`;
}

/** The first four groups of a fingerprint: enough to compare by eye. */
export function shortFingerprint(sha256: string): string {
  return (sha256.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}
