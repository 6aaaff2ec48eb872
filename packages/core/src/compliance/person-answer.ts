import { z } from 'zod';
import { isSelf, seesPost, sightOf } from '../scope.ts';
import type { ScopeErrorCode } from '../scope.ts';
import { CalendarDate, DateShown, covers, dayOf, localDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import { coursesOnPathway, inPathwayOrder } from '../pathways/order.ts';
import { validity } from '../pathways/job-title.ts';
import { DomainError } from '../errors.ts';
import { EvidenceKind, type KnownEvidence } from '../evidence/schema.ts';
import { Source } from '../frameworks/schema.ts';
import type { PersonId } from '../ids.ts';
import { livesOf, loadRules, type RulesOfPartnership, type StoredLife } from './lives.ts';
import { requirementsOn, titleOfNotJudged, wordsOfSpans } from './as-judged.ts';
import { asksWords } from './asks-words.ts';
import type { Life } from './judge-input.ts';
import { groupsOn } from './profiles.ts';
import { progressOn } from './progress.ts';
import { Because, NOT_JUDGED, State } from './schema.ts';
import type { ComplianceStores, StoredSpan } from './store.ts';

/** A span of the timeline, without its reason. */
const RailSpan = z.object({ state: State, from: DateShown, to: DateShown.nullable() });

/** One requirement as a person reads it: what, in which state, by when, why, and which courses would put it right. */
export const PathwayRow = z.object({
  requirement: z.string(),
  title: z.string(),
  summary: z.string(),
  postIds: z.array(z.string()).meta({ description: 'The posts that ask for it and share this answer' }),
  state: State,
  dueOn: DateShown.nullable(),
  heldOn: DateShown.nullable(),
  because: Because,
  asks: z.string().meta({ description: 'How much and how often, in words; empty where nothing can be judged' }),
  progress: z
    .object({ required: z.number(), accepted: z.number() })
    .nullable()
    .meta({ description: 'Hours or times in the window or period, or competencies; null: it is there or not' }),
  /** The words of the open point that decided, where one did. */
  reading: z.object({ point: z.string(), reading: z.string() }).nullable(),
  source: Source.nullable(),
  spans: z.array(RailSpan),
  courses: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      url: z.string().nullable(),
      durationMinutes: z.number().nullable(),
      requirements: z.array(z.string()),
    }),
  ),
});
export type PathwayRow = z.infer<typeof PathwayRow>;

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
  const rows = await rowsOn(ctx, { asAt, spans, rules, life: life.life });
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

/** The judgements of one person, and what they rest on. */
interface Judged {
  readonly asAt: CalendarDate;
  readonly spans: readonly StoredSpan[];
  readonly rules: RulesOfPartnership;
  readonly life: Life;
}

async function rowsOn(
  ctx: Context<ComplianceStores>,
  { asAt, spans, rules, life }: Judged,
): Promise<readonly PathwayRow[]> {
  const words = wordsOfSpans(rules.packs);
  const onDay = spans.filter((span) => span.from <= asAt && (span.to === null || asAt < span.to));
  const asked = new Map(onDay.map((span) => [span.requirement, words.requirement(span.requirement, span.because)]));
  const wanted = [...asked].flatMap(([id, requirement]) =>
    requirement ? [{ id, names: [id, ...requirement.aliases], competencies: requirement.competencies }] : [],
  );
  const offered = await ctx.store.courses.satisfying(
    wanted.flatMap((each) => [...each.names, ...each.competencies]),
    asAt,
  );
  const courses = coursesOnPathway(offered, wanted, (mapping) => covers(validity(mapping), dayOf(asAt)));

  const shared = Map.groupBy(onDay, (span) =>
    JSON.stringify([span.requirement, span.state, span.dueOn, span.heldOn, span.because]),
  );
  return [...shared.values()].map((alike): PathwayRow => {
    const span = alike[0]!;
    const requirement = words.requirement(span.requirement, span.because);
    const [optionId, letter] = (span.because.option ?? '').split(':');
    const option = optionId ? words.option(optionId, span.because) : undefined;
    return {
      requirement: span.requirement,
      title:
        requirement?.title ?? (span.requirement === NOT_JUDGED ? titleOfNotJudged(span.because) : span.requirement),
      summary: requirement?.summary ?? '',
      postIds: alike.map((each) => each.post),
      state: span.state,
      dueOn: span.dueOn,
      heldOn: span.heldOn,
      because: span.because,
      asks: requirement ? asksWords(requirement.rule, span.because, span.heldOn !== null) : '',
      progress: progressOfRow(span, { rules, life, asAt }),
      reading: option && letter ? { point: option.point, reading: option.readings[letter] ?? '' } : null,
      source: requirement?.rule.source ?? null,
      spans: spans
        .filter((each) => each.requirement === span.requirement && each.post === span.post)
        .map(({ state, from, to }) => ({ state, from, to })),
      courses: courses
        .filter((each) => each.requirements.includes(span.requirement))
        .map(({ course, requirements: satisfied }) => ({
          ref: course.ref,
          title: course.title,
          url: course.url ?? null,
          durationMinutes: course.durationMinutes ?? null,
          requirements: [...satisfied],
        })),
    };
  });
}

/** How much is there of what a row asks for, by the version of the rules that it was judged by. */
function progressOfRow(
  { requirement, because, heldOn }: StoredSpan,
  { rules: { requirements }, life, asAt }: Omit<Judged, 'spans'>,
): PathwayRow['progress'] {
  const inForce = requirements.find(
    (each) => each.requirement.id === requirement && each.pack === because.pack && each.version === because.version,
  );
  const stands = { part: because.rule, isHeld: heldOn !== null };
  return (inForce && progressOn(life, requirements, inForce, stands, dayOf(asAt))) ?? null;
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
