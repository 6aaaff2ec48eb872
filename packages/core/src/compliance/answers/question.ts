import { z } from 'zod';
import { CalendarDate, DateShown, Moment } from '../../calendar.ts';
import { EvidenceKind, LearningDomain, SatisfiedId } from '../../evidence/schema.ts';
import { ChosenReadings } from '../../frameworks/schema.ts';
import { AgencyKind } from '../../people/schema.ts';
import { AudienceText, FlagText } from '../../people/words.ts';
import { Because, Span, State } from '../schema.ts';

const PostInQuestion = z.strictObject({
  agency: z.string().min(1).max(200),
  agencyKind: AgencyKind.optional(),
  audiences: z.array(AudienceText).max(50),
  flags: z.array(FlagText).max(50).default([]),
  startsOn: CalendarDate,
  endsOn: CalendarDate.optional().meta({ description: 'The last day of the post' }),
  overrides: z
    .array(
      z.strictObject({
        requirement: z.string().max(100).optional(),
        intervalMonths: z.number().int().min(1).max(1200),
        from: CalendarDate.optional(),
      }),
    )
    .max(50)
    .default([]),
});

const EvidenceInQuestion = z.strictObject({
  kind: EvidenceKind,
  satisfies: z.array(SatisfiedId).max(200).default([]),
  course: z.string().max(200).optional(),
  achievedOn: CalendarDate,
  hours: z.number().nonnegative().max(1000).optional(),
  participatoryHours: z.number().nonnegative().max(1000).optional(),
  domain: LearningDomain.optional(),
  signedOffOn: CalendarDate.optional(),
  recalledOn: CalendarDate.optional().meta({
    description: 'The day on which the version of its course was recalled as unsafe, where it was',
  }),
  knownAt: Moment.optional().meta({ description: 'When this was recorded; absent: it was always known' }),
});

/**
 * How much one question may hold: its posts, times whatever each of them is judged by. Nobody's working life comes near; the most that is
 * let through is answered within about a second.
 *
 * @source house
 */
const MOST_TO_JUDGE = 10_000;

/** What the judge is asked of one person, without anything stored. */
export const Question = z
  .strictObject({
    posts: z.array(PostInQuestion).max(100),
    evidence: z.array(EvidenceInQuestion).max(2000).default([]),
    asAt: CalendarDate,
    knownAt: Moment.optional().meta({ description: 'Leave out evidence recorded later than this' }),
    packs: z
      .array(z.string().max(100))
      .max(100)
      .optional()
      .meta({ description: 'Ids of packs; absent: all active ones' }),
    options: ChosenReadings.default({}).meta({
      description: 'A letter for each open point that should be read otherwise',
    }),
  })
  .refine(
    ({ posts, evidence }) =>
      posts.length * posts.reduce((sum, post) => sum + 1 + post.overrides.length, evidence.length) <= MOST_TO_JUDGE,
    {
      path: ['posts'],
      error: `are too many to judge with so much evidence: the number of posts, times the number of posts, overrides and evidence together, may be ${MOST_TO_JUDGE} at most`,
    },
  );
export type Question = z.infer<typeof Question>;

const JudgedAlone = z.object({
  state: State,
  dueOn: DateShown.nullable(),
  intervalMonths: z.number().int().nullable(),
});

/** One requirement of one post on the day asked for. */
export const RequirementAnswer = z.object({
  id: z.string(),
  title: z.string(),
  post: z.number().int().meta({ description: 'Index of the post in the question, from 0' }),
  state: State,
  dueOn: DateShown.nullable(),
  heldSince: DateShown.optional().meta({
    description: 'The day of the learning that counts; an anniversary that was kept only moves the due date',
  }),
  intervalMonths: z.number().int().nullable(),
  progress: z.object({ required: z.number(), accepted: z.number() }).optional().meta({
    description: 'Hours or times in the window or period, or competencies, that are asked for and that are there',
  }),
  own: JudgedAlone.nullable().meta({
    description: 'That post judged alone; null where it would not ask for this by itself',
  }),
  because: Because,
});
export type RequirementAnswer = z.infer<typeof RequirementAnswer>;

/** What the rules say of one person. */
export const Answer = z.object({
  headlineLevel: z.number().int().nullable(),
  intercollegiate: z.string().nullable(),
  levelHeld: z.number().int().nullable(),
  competencies: z.array(z.object({ id: z.string(), required: z.boolean(), heldSince: DateShown.optional() })),
  requirements: z.array(RequirementAnswer),
  spans: z.array(Span),
  asAt: CalendarDate,
  packs: z.array(z.object({ id: z.string(), version: z.string() })),
});
export type Answer = z.infer<typeof Answer>;
