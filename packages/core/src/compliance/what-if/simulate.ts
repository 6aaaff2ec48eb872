import { dateOf } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { AgencyId } from '../../ids.ts';
import { agencyScope, insistOnAgency, mayActFor, PEOPLE_ROLES, type AgencyScope } from '../../scope.ts';
import type { Role } from '../../actor.ts';
import { requirementsOn } from '../rules/as-judged.ts';
import { asksWords } from '../rules/asks-words.ts';
import type { ComplianceStores } from '../store.ts';
import type { ChangedRules } from './changed-rules.ts';
import { AgencyCounts } from './agency-counts.ts';
import { comparedPosts, prepareTrial, type Trial } from './lives-compared.ts';
import type { Proposal, WhatIf } from './schema.ts';

/** Who may try a change of rules: those who see people, and by counts alone those who answer for the partnership. @source house */
export const SIMULATING: readonly Role[] = [...PEOPLE_ROLES, 'board', 'scrutineer'];

/** How a what-if is asked for, beside the change. */
export interface Asked {
  /** One agency only. */
  readonly agencyId?: AgencyId | undefined;
  /** Counts from 1 up to, not including, this are withheld from whoever may not see the people: what the partnership set for its reports. */
  readonly smallNumbers: number;
  /** Told how many people are done. */
  readonly onProgress?: ((people: number) => void) | undefined;
}

/**
 * Who would be overdue because of a change of rules, by agency and month, before anybody decides it: everybody in scope is judged in memory by the
 * rules as they are written down and by the changed ones. Nothing is stored. Whoever may not see the people is told no small count, and no sum of
 * which a small one is what the larger agencies leave.
 *
 * @throws `compliance.change-faults`, `frameworks.unknown-option`, `frameworks.unknown-reading`, `access.outside-your-agency`
 */
export async function simulate(
  ctx: Context<ComplianceStores>,
  proposal: Proposal,
  { agencyId, smallNumbers, onProgress }: Asked,
): Promise<WhatIf> {
  const scope = scopeFor(ctx, SIMULATING, agencyId);
  const named = agencyScope(ctx.actor, PEOPLE_ROLES);
  const trial = await prepareTrial(ctx, proposal);
  const counts = {
    people: new AgencyCounts(),
    posts: new AgencyCounts(),
    changed: new AgencyCounts(),
    peopleWouldLapse: new AgencyCounts(),
    overdueOnDayOne: new AgencyCounts(),
    relieved: new AgencyCounts(),
  };
  const rows = new Map<string, { agencyId: AgencyId; month: string; requirement: string; count: number }>();
  for await (const post of comparedPosts(ctx, trial, scope, onProgress)) {
    counts.people.note(post.agencyId, post.personId);
    counts.posts.add(post.agencyId, post.postId);
    counts.changed.add(post.agencyId, post.postId, post.changed);
    counts.relieved.add(post.agencyId, post.postId, post.relieved);
    for (const { requirement, on } of post.lapses) {
      counts.peopleWouldLapse.note(post.agencyId, post.personId);
      if (on <= trial.time.from + 1) counts.overdueOnDayOne.add(post.agencyId, post.postId);
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
  const maySee = (id: AgencyId): boolean => mayActFor(named, id);
  const shown = [...rows.values()].map(({ agencyId: id, month, requirement, count }) => ({
    agency: agencies.get(id)?.ref ?? '',
    agencyName: agencies.get(id)?.name ?? '',
    month,
    requirement,
    title: titles.get(requirement) ?? requirement,
    wouldLapse: count >= smallNumbers || maySee(id) ? count : null,
  }));
  const withheld = shown.filter(({ wouldLapse }) => wouldLapse === null).length;
  // With one row withheld, a sum over all of them would tell it.
  const told = (counted: AgencyCounts): number | null => counted.told(maySee, smallNumbers);
  const toldUnlessWithheld = (counted: AgencyCounts): number | null => (withheld > 0 ? null : told(counted));
  return {
    from: dateOf(trial.time.from),
    until: dateOf(trial.time.to - 1),
    changed,
    totals: {
      people: told(counts.people),
      posts: told(counts.posts),
      changed: told(counts.changed),
      wouldLapse: shown.reduce((sum, row) => sum + (row.wouldLapse ?? 0), 0),
      peopleWouldLapse: toldUnlessWithheld(counts.peopleWouldLapse),
      overdueOnDayOne: toldUnlessWithheld(counts.overdueOnDayOne),
      relieved: toldUnlessWithheld(counts.relieved),
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
