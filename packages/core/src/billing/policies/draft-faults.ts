import type { z } from 'zod';
import { policyFaults } from '../../charging/policy-faults.ts';
import { ChargingPolicy } from '../../charging/schema.ts';
import type { Finding } from '../../errors.ts';
import { calendarOf } from '../../frameworks/in-force/charging-in-force.ts';
import type { Pack } from '../../frameworks/schema.ts';

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
  const findings = policyFaults(policy).map(({ field, reason }) => ({ field: byPlace(policy, field), reason }));
  if (!calendarOf(packs, policy.calendar))
    findings.push({ field: 'calendar', reason: `no installed pack has a calendar ${policy.calendar}` });
  return findings.length > 0 ? { findings: findings.slice(0, MOST_FINDINGS) } : { policy, findings: [] };
}

/** A path in which what is known by its id is named by its place in the list, as a form knows it. */
function byPlace(policy: ChargingPolicy, field: string): string {
  let at: unknown = policy;
  const path = field.split('.').map((part) => {
    const name = Array.isArray(at) ? String(placeOf(at, part)) : part;
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
    return name;
  });
  return path.join('.');
}

function placeOf(items: readonly unknown[], part: string): number {
  const known = items.findIndex((item) => (item as { readonly id?: unknown }).id === part);
  return known === -1 ? Number(part) : known;
}

function findingsOf(issues: readonly z.core.$ZodIssue[], prefix = ''): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    const field = [prefix, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    // Of several shapes that would do, the one that comes furthest says most, and of those the one with the least amiss.
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return findingsOf(nearest(issue.errors), field);
    return [{ field, reason: reasonOf(issue) }];
  });
}

function nearest(shapes: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  return shapes.reduce((best, issues) => {
    const further = depthOf(issues) - depthOf(best);
    return further > 0 || (further === 0 && issues.length <= best.length) ? issues : best;
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
