import { z } from 'zod';
import { CalendarDate, covers, dayOf, FOREVER } from '../../calendar.ts';
import { Source } from '../../readings.ts';

/** The id of something that evidence names: a requirement, a level, a competency, or an award of somebody else. */
const NamedId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is not an id')
  .max(100);

/** How much of the old carries over to the new; in part: the competencies that are named, or the hours and times that it brings. */
export const Carries = z.enum(['full', 'partial', 'none']);
export type Carries = z.infer<typeof Carries>;

/** An award of another issuer that evidence may name, so that nobody has to learn twice what a passport proves. */
export const Award = z.object({
  id: NamedId,
  title: z.string(),
  issuer: z.string(),
  edition: z.string().optional(),
  source: Source,
});
export type Award = z.infer<typeof Award>;

/** One row of a crosswalk: what an id of an earlier version, or of another issuer, is worth under this pack. A proposal until a person decides. */
export const CrosswalkRow = z.object({
  from: NamedId,
  to: z.array(NamedId).meta({ description: 'What it carries to; empty when it carries nothing' }),
  carries: Carries,
  missing: z.string().optional().meta({ description: 'What is missing where it carries in part or not at all' }),
  source: Source,
});
export type CrosswalkRow = z.infer<typeof CrosswalkRow>;

/**
 * A partnership's decision on what evidence that names one id is worth under others, for learning between two dates.
 * A refusal is a decision too, so that nobody asks twice.
 */
export const Equivalence = z
  .object({
    id: z.string(),
    from: NamedId,
    to: z.array(NamedId).max(50),
    carries: Carries,
    validFrom: CalendarDate.nullable().meta({ description: 'The first day of learning that it holds for; null: any' }),
    validTo: CalendarDate.nullable().meta({ description: 'The last day of learning that it holds for' }),
    why: z.string().trim().min(1).max(500),
    document: z.string().trim().max(300).optional().meta({ description: 'What the decision rests on' }),
    /** Whether it still stands; a decision is taken back, never deleted. */
    isTakenBack: z.boolean().default(false),
  })
  .strict();
export type Equivalence = z.infer<typeof Equivalence>;

/**
 * What ids in evidence stand for on the day of the learning: themselves, and what it was decided that they are worth. One step only: an
 * equivalence of an equivalence needs a decision of its own.
 *
 * @param achievedOn - day number of the learning
 * @source house crosswalks are decided by a person, never by likeness
 */
export function worthOf(
  satisfies: readonly string[],
  achievedOn: number,
  equivalences: EquivalencesById,
): readonly string[] {
  if (equivalences.size === 0) return satisfies;
  const more = satisfies.flatMap((id) =>
    (equivalences.get(id) ?? []).filter((each) => covers(validity(each), achievedOn)).flatMap((each) => each.to),
  );
  return more.length === 0 ? satisfies : [...new Set([...satisfies, ...more])];
}

/** Decisions that stand and carry something, by the id that evidence names. */
export type EquivalencesById = ReadonlyMap<string, readonly Equivalence[]>;

/**
 * The decisions that judging has to know of, by the id that evidence names.
 *
 * @source house
 */
export function equivalencesById(equivalences: readonly Equivalence[]): EquivalencesById {
  return Map.groupBy(
    equivalences.filter((each) => !each.isTakenBack && each.carries !== 'none' && each.to.length > 0),
    (each) => each.from,
  );
}

function validity({ validFrom, validTo }: Equivalence): { readonly from: number; readonly to: number } {
  return {
    from: validFrom === null ? -FOREVER : dayOf(validFrom),
    to: validTo === null ? FOREVER : dayOf(validTo) + 1,
  };
}
