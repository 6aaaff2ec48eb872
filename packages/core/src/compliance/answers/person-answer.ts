import { z } from 'zod';
import { CalendarDate, DateShown, dayOf, localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { EvidenceKind, type KnownEvidence } from '../../evidence/schema.ts';
import type { PersonId } from '../../ids.ts';
import { inPathwayOrder } from '../../pathways/order.ts';
import { isSelf, seesPost, sightOf, type ScopeErrorCode } from '../../scope.ts';
import { requirementsOn } from '../rules/as-judged.ts';
import { livesOf, type StoredLife } from '../lives/lives.ts';
import { PathwayRow, pathwayRows } from './pathway-rows.ts';
import { groupsOn } from '../judge/demands/profiles.ts';
import { loadRules, type RulesOfPartnership } from '../rules/rules.ts';
import type { ComplianceStores, StoredSpan } from '../store.ts';

/** A person's pathway on a day. */
export const PersonAnswer = z.object({
  personId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  asAt: CalendarDate,
  posts: z.array(
    z.object({
      id: z.string(),
      agencyId: z.string(),
      agencyName: z.string(),
      jobTitle: z.string().nullable(),
      team: z.string().nullable(),
      startsOn: DateShown,
      endsOn: DateShown.nullable(),
      flags: z.array(z.string()),
      groups: z.array(z.object({ id: z.string(), title: z.string(), number: z.number().nullable() })),
    }),
  ),
  requirements: z.array(PathwayRow),
  evidence: z.array(
    z.object({
      id: z.string(),
      kind: EvidenceKind,
      title: z.string().meta({ description: 'The course, or else what it satisfies' }),
      courseRef: z.string().nullable(),
      achievedOn: DateShown,
      hours: z.number().nullable(),
      courseVersion: z.string().nullable(),
      signedOffOn: DateShown.nullable(),
      signedOffBy: z.string().nullable(),
    }),
  ),
});
export type PersonAnswer = z.infer<typeof PersonAnswer>;

/**
 * The pathway of the person who is signed in.
 *
 * @throws `access.not-permitted` for an account that is nobody's, and for a token
 */
export function myPathway(ctx: Context<ComplianceStores>, asAt?: string): Promise<PersonAnswer> {
  const { personId } = ctx.actor;
  if (personId === undefined)
    throw new DomainError<ScopeErrorCode>(
      'access.not-permitted',
      'Nobody has told us yet which person you are. Use a code from your manager, or ask your agency’s lead.',
    );
  return pathwayOf(ctx, personId, asAt);
}

/**
 * A person's pathway: her own whole answer for herself, and for somebody who looks after one of her agencies only the posts there,
 * each judged alone, with the evidence that those judgements rest on.
 *
 * @throws `access.outside-your-agency` for a person without a post in the actor's agencies, whether or not she exists
 */
export async function pathwayOf(
  ctx: Context<ComplianceStores>,
  personId: PersonId,
  asAt = localDate(ctx.now, ctx.timeZone),
): Promise<PersonAnswer> {
  const sight = sightOf(ctx.actor);
  const isOwn = isSelf(ctx.actor, personId);
  const person = await ctx.store.people.person(personId);
  const rules = await loadRules(ctx);
  const [life] = person ? await livesOf(ctx, [personId], rules) : [];
  const visible = new Set(life?.posts.filter((post) => isOwn || seesPost(sight, post)).map((post) => post.id));
  if (!person || !life || (!isOwn && visible.size === 0))
    throw new DomainError<ScopeErrorCode>(
      'access.outside-your-agency',
      'You can only see people of the agencies you look after.',
    );

  const day = dayOf(asAt);
  const spans = ownOrShared(await ctx.store.compliance.spansOf([personId]), isOwn).filter((span) =>
    visible.has(span.post),
  );
  const rows = await pathwayRows(ctx, { asAt, spans, rules, life: life.life });
  const restsOn = new Set(spans.map((span) => span.because.evidence));
  return {
    personId,
    givenName: person.givenName,
    familyName: person.familyName,
    asAt,
    posts: life.posts.flatMap((post, index) => (visible.has(post.id) ? [postShown(life, index, day, rules)] : [])),
    requirements: [...inPathwayOrder(rows)],
    evidence: await evidenceShown(
      ctx,
      life.evidence.filter((each) => isOwn || restsOn.has(each.id)),
    ),
  };
}

/** Her own answer where her posts change each other's, else each post's. */
function ownOrShared(spans: readonly StoredSpan[], isOwn: boolean): readonly StoredSpan[] {
  const view = isOwn && spans.some((span) => span.view === 'person') ? 'person' : 'post';
  return spans.filter((span) => span.view === view);
}

function postShown(
  life: StoredLife,
  index: number,
  day: number,
  rules: RulesOfPartnership,
): PersonAnswer['posts'][number] {
  const post = life.posts[index]!;
  const judged = life.life.posts[index]!;
  const on = Math.max(day, judged.from);
  const inForce = [...requirementsOn(rules.requirements, on).values()].toSorted((a, b) => b.from - a.from);
  const frameworks = inForce.flatMap((each) => each.frameworks);
  const groups = new Map(
    frameworks.flatMap((framework) => framework.audiences.map((audience) => [audience.id, audience])),
  );
  return {
    id: post.id,
    agencyId: post.agencyId,
    agencyName: rules.agencies.get(post.agencyId)?.name ?? '',
    jobTitle: post.jobTitle ?? null,
    team: post.team ?? null,
    startsOn: post.startsOn,
    endsOn: post.endsOn ?? null,
    flags: post.flags,
    groups: groupsOn(judged, on).map((id) => ({
      id,
      title: groups.get(id)?.title ?? id,
      number: groups.get(id)?.number ?? null,
    })),
  };
}

async function evidenceShown(
  ctx: Context<ComplianceStores>,
  evidence: readonly KnownEvidence[],
): Promise<PersonAnswer['evidence']> {
  const refs = [...new Set(evidence.flatMap((each) => each.courseRef ?? []))];
  const titles = new Map(
    (refs.length === 0 ? [] : await ctx.store.courses.byRefs(refs)).map(({ course }) => [course.ref, course.title]),
  );
  return evidence
    .toSorted((a, b) => b.achievedOn.localeCompare(a.achievedOn))
    .map((each) => ({
      id: each.id,
      kind: each.kind,
      title: (each.courseRef === undefined ? undefined : titles.get(each.courseRef)) ?? each.satisfies.join(', '),
      courseRef: each.courseRef ?? null,
      achievedOn: each.achievedOn,
      hours: each.hours ?? null,
      courseVersion: each.courseVersion ?? null,
      signedOffOn: each.signedOffOn ?? null,
      signedOffBy: each.signedOffBy ?? null,
    }));
}
