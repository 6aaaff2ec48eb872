import { dateOf } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { AgencyId } from '../../ids.ts';
import { agencyScope, insistOnAgency, mayActFor, PEOPLE_ROLES, type AgencyScope } from '../../scope.ts';
import type { Role } from '../../actor.ts';
import { requirementsOn } from '../as-judged.ts';
import { asksWords } from '../asks-words.ts';
import type { ComplianceStores } from '../store.ts';
import type { ChangedRules } from './changed-rules.ts';
import { comparedPosts, prepareTrial, type Trial } from './lives-compared.ts';
import type { Proposal, WhatIf } from './schema.ts';

/** Who may try a change of rules: those who see people, and by counts alone those who answer for the partnership. @source house */
export const SIMULATING: readonly Role[] = [...PEOPLE_ROLES, 'board', 'scrutineer'];

/** From how many on a count may be shown to somebody who may not see the people. @source house domain, section 7: counts under five */
const LEAST_SHOWN = 5;

/** How a what-if is asked for, beside the change. */
export interface Asked {
  /** One agency only. */
  readonly agencyId?: AgencyId | undefined;
  /** Told how many people are done. */
  readonly onProgress?: ((people: number) => void) | undefined;
}

/**
 * Who would be overdue because of a change of rules, by agency and month, before anybody decides it: everybody in scope is judged in memory by the
 * rules as they are written down and by the changed ones. Nothing is stored.
 *
 * @throws `compliance.change-faults`, `frameworks.unknown-option`, `frameworks.unknown-reading`, `access.outside-your-agency`
 */
export async function simulate(
  ctx: Context<ComplianceStores>,
  proposal: Proposal,
  { agencyId, onProgress }: Asked = {},
): Promise<WhatIf> {
  const scope = scopeFor(ctx, SIMULATING, agencyId);
  const named = agencyScope(ctx.actor, PEOPLE_ROLES);
  const trial = await prepareTrial(ctx, proposal);
  const totals = { people: 0, posts: 0, changed: 0, wouldLapse: 0, overdueOnDayOne: 0, relieved: 0 };
  const people = new Set<string>();
  const lapsing = new Set<string>();
  const rows = new Map<string, { agencyId: AgencyId; month: string; requirement: string; count: number }>();
  for await (const post of comparedPosts(ctx, trial, scope, onProgress)) {
    totals.posts += 1;
    totals.changed += post.changed;
    totals.relieved += post.relieved;
    people.add(post.personId);
    for (const { requirement, on } of post.lapses) {
      lapsing.add(post.personId);
      if (on <= trial.time.from + 1) totals.overdueOnDayOne += 1;
      const month = dateOf(on).slice(0, 'YYYY-MM'.length);
      const key = `${post.agencyId} ${month} ${requirement}`;
      const row = rows.get(key) ?? { agencyId: post.agencyId, month, requirement, count: 0 };
      rows.set(key, row);
      row.count += 1;
    }
  }

  const agencies = new Map((await ctx.store.people.agencies()).map((agency) => [agency.id, agency]));
  const changed = changedShown(trial);
  const titles = new Map(changed.map(({ requirement, title }) => [requirement, title]));
  const shown = [...rows.values()].map(({ agencyId: id, month, requirement, count }) => ({
    agency: agencies.get(id)?.ref ?? '',
    agencyName: agencies.get(id)?.name ?? '',
    month,
    requirement,
    title: titles.get(requirement) ?? requirement,
    wouldLapse: count >= LEAST_SHOWN || mayActFor(named, id) ? count : null,
  }));
  const withheld = shown.filter(({ wouldLapse }) => wouldLapse === null).length;
  // With one row withheld, a sum over all of them would tell it.
  const unlessWithheld = (count: number): number | null => (withheld > 0 ? null : count);
  const unlessSmall = (count: number): number | null =>
    withheld > 0 || (!named.all && scope.all && count > 0 && count < LEAST_SHOWN) ? null : count;
  return {
    from: dateOf(trial.time.from),
    until: dateOf(trial.time.to - 1),
    changed,
    totals: {
      people: people.size,
      posts: totals.posts,
      changed: totals.changed,
      wouldLapse: shown.reduce((sum, row) => sum + (row.wouldLapse ?? 0), 0),
      peopleWouldLapse: unlessWithheld(lapsing.size),
      overdueOnDayOne: unlessSmall(totals.overdueOnDayOne),
      relieved: unlessSmall(totals.relieved),
    },
    rows: shown.sort(
      (a, b) =>
        a.agency.localeCompare(b.agency) ||
        a.month.localeCompare(b.month) ||
        a.requirement.localeCompare(b.requirement),
    ),
    withheld,
    mayName: named.all || named.agencyIds.length > 0,
  };
}

/**
 * The agencies that somebody may try a change on.
 *
 * @throws `access.outside-your-agency`
 */
export function scopeFor(ctx: Context, roles: readonly Role[], agencyId: AgencyId | undefined): AgencyScope {
  const scope = agencyScope(ctx.actor, roles);
  if (agencyId === undefined) return scope;
  insistOnAgency(scope, agencyId);
  return { all: false, agencyIds: [agencyId] };
}

/** What each requirement asks for on the day before the change and from then on, in words. */
function changedShown({ rules, time }: Trial): WhatIf['changed'] {
  const words = (inForce: ChangedRules['before'], id: string, day: number): string | null => {
    const requirement = requirementsOn(
      inForce.filter((each) => each.from <= day && day < each.to),
      day,
    ).get(id)?.requirement;
    if (requirement === undefined) return null;
    const { rule } = requirement;
    return asksWords(rule, { rule: rule.id, intervalMonths: rule.kind === 'interval' ? rule.months : null }, true);
  };
  return [...rules.reached].toSorted().map((id) => {
    const version =
      rules.after.find((each) => each.requirement.id === id) ??
      rules.before.find((each) => each.requirement.id === id)!;
    // Changes have dates of their own: what is shown is how it stands without them and after the last of them.
    const day = Math.max(
      time.from,
      ...rules.after.filter((each) => each.requirement.id === id && each.from < time.to).map((each) => each.from),
    );
    return {
      requirement: id,
      title: version.requirement.title,
      before: words(rules.before, id, day),
      after: words(rules.after, id, day),
    };
  });
}
