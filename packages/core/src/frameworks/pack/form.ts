import { z } from 'zod';
import { byReading, Source } from '../../readings.ts';
import { PackItemId } from './rule.ts';

/** When somebody is asked: before the course, after it, some months later, and then the manager. */
export const FormStage = z.enum(['before', 'after', 'follow-up', 'manager']);
export type FormStage = z.infer<typeof FormStage>;

/** An ordered scale. Answers are kept as ranks, so that a label may be put better without losing the comparison. */
export const FormScale = z.object({
  id: PackItemId,
  /** From the lowest rank, which is 1, upwards. */
  labels: z.array(z.string().trim().min(1).max(60)).min(2).max(10),
});
export type FormScale = z.infer<typeof FormScale>;

const item = {
  id: PackItemId.meta({ description: 'Stays the same in later versions for as long as the question means the same' }),
  title: z.string().trim().min(1).max(300),
  hint: z.string().max(500).optional(),
  stages: z.array(FormStage).min(1),
  isRequired: z.boolean().default(false),
};

/** One question of a form. */
export const FormItem = z.discriminatedUnion('kind', [
  /** One rating for each objective of the course version, at each stage named; the same scale throughout, so that they can be paired. */
  z.object({ kind: z.literal('objectives'), ...item, scale: PackItemId }),
  z.object({
    kind: z.literal('rating'),
    ...item,
    scale: PackItemId,
    theme: PackItemId.optional().meta({
      description: 'What it is part of, such as one of the questions of a framework',
    }),
  }),
  z.object({
    kind: z.literal('choice'),
    ...item,
    choices: z
      .array(z.object({ id: PackItemId, label: z.string().trim().min(1).max(120) }))
      .min(2)
      .max(20),
    hasSeveral: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('text'),
    ...item,
    maxLength: z.number().int().positive().max(4000).default(1000),
    isPlan: z.boolean().default(false).meta({ description: 'Becomes part of the workplace action plan' }),
  }),
]);
export type FormItem = z.infer<typeof FormItem>;

/** What an evaluation form is headed with; all of it is known already and nobody types it. */
export const FormHeading = z.enum([
  'course-title',
  'course-date',
  'name',
  'job-title',
  'manager-name',
  'work-postal-address',
]);
export type FormHeading = z.infer<typeof FormHeading>;

/** A common theme of objectives that were not met. @source Bath and North East Somerset, 5 Methods of Evaluation; AMB-EV-2 */
export const ThemeRule = z.object({
  sharePercent: z.number().int().min(1).max(100).default(30),
  pairs: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(5)
    .meta({ description: 'Fewer paired answers than this are watched only' }),
  againPercent: z.number().int().min(1).max(100).default(20).meta({ description: 'In two runs in a row' }),
  opensReview: z
    .boolean()
    .default(true)
    .meta({ description: 'Otherwise it is shown, and a coordinator decides whether to look at the course again' }),
});
export type ThemeRule = z.infer<typeof ThemeRule>;

/** One version of an evaluation form, as data: of a pack, or a partnership's own. */
export const Form = z.object({
  id: PackItemId,
  version: z
    .string()
    .regex(/^\d+(\.\d+)*$/)
    .max(40),
  title: z.string().trim().min(1).max(200),
  headings: z.array(FormHeading).default([]),
  /** `named`: for the learner's own plan, without names in any summary. `anonymous`: nobody can tell whose an answer is, in the database either. */
  naming: z.enum(['named', 'anonymous']).default('named'),
  mostObjectives: z.number().int().min(1).max(20).default(7),
  scales: z.array(FormScale).min(1).max(10),
  items: z.array(FormItem).min(1).max(60),
  followUpMonths: z.number().int().min(1).max(24).default(3),
  theme: ThemeRule.prefault({}),
  source: Source,
});
export type Form = z.infer<typeof Form>;

/** A form as a pack has it: what its source leaves open may hang on an option of the pack. */
export const PackForm = Form.extend({
  naming: byReading(Form.shape.naming.unwrap()).default('named'),
  mostObjectives: byReading(Form.shape.mostObjectives.unwrap()).default(7),
  scales: byReading(Form.shape.scales),
  items: byReading(Form.shape.items),
  theme: byReading(ThemeRule).prefault({}),
});
export type PackForm = z.infer<typeof PackForm>;
