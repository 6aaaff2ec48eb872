import { FOREVER, type Period } from '../../calendar.ts';
import type { AgencyId } from '../../ids.ts';
import { groupsOfJobTitle, jobTitleKey } from '../../pathways/job-title.ts';
import type { JudgedPost } from '../judge/judge-input.ts';
import type { RulesOfPartnership } from '../rules/rules.ts';

/** A post as it is stored, with its days as numbers. */
export interface PostToJudge extends Period {
  readonly agencyId: AgencyId;
  readonly audiences: readonly string[];
  readonly flags: readonly string[];
  readonly jobTitle?: string | undefined;
  /** Of an agency that came after rules were held. */
  readonly agencyKind?: string;
}

/**
 * A post as the judge sees it: its groups are those that it states or, if it states none, those that its job title stands for.
 *
 * @source house design, section 4
 */
export function judgedPost(post: PostToJudge, rules: RulesOfPartnership): JudgedPost {
  const { from, to, agencyId, audiences, jobTitle } = post;
  return {
    from,
    to,
    agencyKind: rules.agencies.get(agencyId)?.kind ?? post.agencyKind,
    flags: post.flags,
    audiences:
      audiences.length > 0
        ? [{ from, to, ids: audiences }]
        : jobTitle
          ? within(post, groupsOverTime(jobTitle, agencyId, rules))
          : NO_GROUPS,
    overrides: rules.overrides.get(agencyId) ?? NO_OVERRIDES,
  };
}

const NO_GROUPS: JudgedPost['audiences'] = [];
const NO_OVERRIDES: JudgedPost['overrides'] = [];

type Groups = JudgedPost['audiences'][number];

function within({ from, to }: Period, groups: readonly Groups[]): readonly Groups[] {
  const held: Groups[] = [];
  for (const each of groups)
    if (each.from < to && from < each.to)
      held.push({ from: Math.max(from, each.from), to: Math.min(to, each.to), ids: each.ids });
  return held;
}

const ALWAYS: Period = { from: -FOREVER, to: FOREVER };

/** Few titles occur in very many posts, so what each stands for in an agency is worked out once for as long as its rules are at hand. */
const knownGroups = new WeakMap<RulesOfPartnership['mappings'], Map<string, readonly Groups[]>>();
const MOST_KNOWN = 20_000;

function groupsOverTime(jobTitle: string, agencyId: AgencyId, { mappings }: RulesOfPartnership): readonly Groups[] {
  const known = knownGroups.get(mappings) ?? new Map<string, readonly Groups[]>();
  knownGroups.set(mappings, known);
  const key = `${agencyId} ${jobTitle}`;
  const found = known.get(key);
  if (found) return found;
  const groups = groupsOfJobTitle(jobTitle, agencyId, ALWAYS, mappings.get(jobTitleKey(jobTitle)) ?? []);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, groups);
  return groups;
}
