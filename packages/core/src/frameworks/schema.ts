import { z } from 'zod';
import { CalendarDate } from '../calendar.ts';
import { BankHolidayCalendar, ChargingPolicy } from '../charging/schema.ts';
import { AudienceText, FlagText } from '../people/words.ts';
import { byReading, ChosenReadings, Option, Source } from '../readings.ts';
import { Award, CrosswalkRow } from './crosswalk/crosswalk.ts';
import { PackForm } from './pack/form.ts';
import { PackItemId, Rule } from './pack/rule.ts';
import { StandardSet } from './pack/standard-set.ts';

export { ChosenReadings, Letter, Option, Source, type ByReading } from '../readings.ts';
export { FirstDue, Length, PackItemId, Rule, type RuleOf } from './pack/rule.ts';
export { Form, FormHeading, FormItem, FormScale, FormStage, PackForm, ThemeRule } from './pack/form.ts';
export { Standard, StandardSet, StandardUse } from './pack/standard-set.ts';

/** A step of a framework, with the own list of competencies that stands at it. */
export const Level = z.object({
  id: PackItemId,
  number: z.number().int().positive(),
  title: z.string(),
  /** Other levels whose own lists this level asks for as well. */
  includes: byReading(z.array(PackItemId)),
  /** The intercollegiate level(s) that the source sets beside it, as printed. */
  intercollegiate: byReading(z.string()).optional(),
  source: Source,
});
export type Level = z.infer<typeof Level>;

/** A group of people whose work asks for the same level. */
export const Audience = z.object({
  id: AudienceText,
  number: z.number().int().positive().optional(),
  title: z.string(),
  level: byReading(PackItemId.nullable()),
  examples: z.array(z.string()).default([]).meta({ description: 'Roles that the source itself names' }),
  examplesElsewhere: z
    .array(z.string())
    .default([])
    .meta({ description: 'Roles named by other partnerships, not by the source' }),
  source: Source,
});
export type Audience = z.infer<typeof Audience>;

/** One thing that somebody at a level knows or can do. */
export const Competency = z.object({
  id: PackItemId,
  level: PackItemId,
  title: z.string(),
  /** Parts that can be evidenced apart; the competency is held when all of them are. Empty: it has no parts. */
  units: z.array(z.object({ id: PackItemId, title: z.string() })).default([]),
  source: Source,
});
export type Competency = z.infer<typeof Competency>;

/** Versioned levels, audience groups and competencies. */
export const Framework = z.object({
  id: PackItemId,
  title: z.string(),
  levels: z.array(Level),
  audiences: z.array(Audience),
  competencies: z.array(Competency),
  knowledgeAreas: z.array(z.object({ id: PackItemId, title: z.string(), source: Source })).default([]),
  /** Whether somebody in several groups needs the lists of all of them or of the highest only. */
  severalRoles: byReading(z.enum(['union', 'highest'])),
  /** Competencies or units that one piece of evidence serves alike. */
  equivalent: byReading(z.array(z.tuple([PackItemId, PackItemId]))).default([]),
  source: Source,
});
export type Framework = z.infer<typeof Framework>;

/** Which posts a requirement is for: all conditions that are given must hold, each by any of its values. */
export const AppliesTo = z.object({
  level: PackItemId.optional().meta({ description: 'Posts whose groups ask for the own list of this level' }),
  audiences: z.array(AudienceText).optional(),
  agencyKinds: z.array(z.string()).optional(),
  flags: z.array(FlagText).optional(),
});
export type AppliesTo = z.infer<typeof AppliesTo>;

/** One thing a post must hold. */
export const Requirement = z.object({
  id: PackItemId,
  title: z.string(),
  summary: z.string().meta({ description: 'One plain sentence for a practitioner, starting with a verb' }),
  appliesTo: AppliesTo,
  /** Competencies that must all be evidenced. Empty: only evidence that names the requirement itself (or an alias) holds it. */
  competencies: z.array(PackItemId).default([]),
  /** Other ids in evidence that stand for the whole requirement, such as its level. */
  aliases: z.array(PackItemId).default([]),
  /** From which date of a piece of evidence the clock runs. */
  clock: byReading(z.enum(['activity', 'sign-off'])),
  rule: Rule,
  /** What is to be held before this is learnt, such as an agency's own basics before inter-agency training. */
  prerequisites: z
    .object({
      requirements: z
        .array(PackItemId)
        .nonempty()
        .meta({ description: 'Ids of requirements, of any pack; all of them' }),
      effect: byReading(z.enum(['warn', 'block'])).meta({
        description:
          'warn: it counts, and the judgement says so; block: it counts only from the day on which they are held',
      }),
    })
    .optional(),
  source: Source,
});
export type Requirement = z.infer<typeof Requirement>;

/** What a partnership asks of its agencies in a regular return, such as the training part of a section 11 audit. */
export const ReturnTemplate = z.object({
  id: PackItemId,
  title: z.string(),
  everyMonths: z.number().int().positive().meta({ description: 'How often it is asked for' }),
  dueOn: z
    .string()
    .regex(/^\d{2}-\d{2}$/)
    .meta({ description: 'The month and day by which it is confirmed, MM-DD' }),
  topics: z.array(
    z.object({
      id: PackItemId,
      title: z.string(),
      requirements: z
        .array(PackItemId)
        .meta({ description: 'Whose figures it is filled in with; none: everything asked of a person' }),
    }),
  ),
  source: Source,
});
export type ReturnTemplate = z.infer<typeof ReturnTemplate>;

/** Data that a partnership can activate: frameworks, requirements, charging policies, calendars, and the options they leave open. */
export const Pack = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string(),
  kind: z.string(),
  validFrom: CalendarDate.nullable(),
  validTo: CalendarDate.nullable().meta({ description: 'The last day it is valid' }),
  /** A draft was not verified at its source; nobody can activate it without a named person's confirmation. */
  status: z.enum(['active', 'draft', 'withdrawn']),
  frameworks: z.array(Framework).default([]),
  requirements: z.array(Requirement).default([]),
  options: z
    .array(Option)
    .default([])
    .meta({ description: 'Those of the frameworks and requirements; a charging policy has its own' }),
  /** Who pays what; at work in a partnership from the day the pack is activated. */
  chargingPolicies: z.array(ChargingPolicy).default([]),
  /** Bank holidays; a policy counts with the newest version that is installed. */
  calendars: z.array(BankHolidayCalendar).default([]),
  /** Awards of other issuers that evidence may name. */
  awards: z.array(Award).default([]),
  /** What earlier versions and awards of others are worth; proposals, which a person of the partnership decides on. */
  crosswalk: z.array(CrosswalkRow).default([]),
  /** What agencies are asked for in regular returns. */
  returnTemplates: z.array(ReturnTemplate).default([]),
  /** How learning is evaluated; at work for events that begin while the pack is. */
  forms: z.array(PackForm).default([]),
  /** What courses, sessions, trainers and agencies' own courses are held against. */
  standards: z.array(StandardSet).default([]),
  source: Source,
});
export type Pack = z.infer<typeof Pack>;

/** A pack version at work in a partnership from a date, with the readings it chose. */
export const PackActivation = z.object({
  packId: z.string(),
  version: z.string(),
  from: CalendarDate.nullable().meta({ description: 'null: as far back as the pack is valid' }),
  to: CalendarDate.nullable().meta({ description: 'The last day; null: until another version takes over' }),
  readings: ChosenReadings.default({}),
  confirmedBy: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Who confirmed the source of a draft' }),
});
export type PackActivation = z.infer<typeof PackActivation>;

/** What can be wrong with a pack or with putting it to work. */
export type FrameworksErrorCode =
  | 'frameworks.unknown-pack'
  | 'frameworks.unknown-option'
  | 'frameworks.unknown-reading'
  | 'frameworks.draft-needs-confirmation'
  | 'frameworks.version-changed'
  | 'frameworks.requirement-taken'
  | 'frameworks.equivalence-faults'
  | 'frameworks.equivalence-overlaps'
  | 'frameworks.unknown-equivalence'
  | 'frameworks.pack-faults';
