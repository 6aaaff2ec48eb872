import type { z } from 'zod';
import { ChargingPolicy } from '../charging/schema.ts';
import type { Finding } from '../errors.ts';
import { calendarOf } from '../frameworks/charging-in-force.ts';
import type { Pack } from '../frameworks/schema.ts';

/** What became of reading a draft: a whole policy, or everything that is wrong with it. */
export type DraftRead =
  | { readonly policy: ChargingPolicy; readonly findings: readonly [] }
  | { readonly policy?: undefined; readonly findings: readonly Finding[] };

const MOST_FINDINGS = 100;

/**
 * A draft as a policy, or what is wrong with which field of it.
 *
 * @param packs - whose calendars it may count with
 * @returns fields as dotted paths: `tiers.0.price`
 * @source house a draft is kept with its faults, and put in force without any
 */
export function readDraft(draft: unknown, packs: readonly Pack[]): DraftRead {
  const parsed = ChargingPolicy.safeParse(draft);
  if (!parsed.success) return { findings: findingsOf(parsed.error.issues).slice(0, MOST_FINDINGS) };
  const policy = parsed.data;
  const findings = calendarOf(packs, policy.calendar)
    ? []
    : [{ field: 'calendar', reason: `no installed pack has a calendar ${policy.calendar}` }];
  return findings.length > 0 ? { findings } : { policy, findings: [] };
}

function findingsOf(issues: readonly z.core.$ZodIssue[], prefix = ''): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    const field = [prefix, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    // Of several shapes that would do, the one that comes furthest says most.
    if (issue.code === 'invalid_union' && issue.errors.length > 0)
      return findingsOf(
        issue.errors.reduce((best, errors) => (depthOf(errors) > depthOf(best) ? errors : best)),
        field,
      );
    return [{ field, reason: reasonOf(issue) }];
  });
}

function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined') ? 'is needed' : `must be a ${issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.map(String).join(', ')}`;
  return issue.message;
}
