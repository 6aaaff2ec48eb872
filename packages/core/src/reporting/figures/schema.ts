import { z } from 'zod';
import { CalendarDate, DateShown } from '../../calendar.ts';
import { StateCounts } from '../../compliance/state-counts.ts';
import { FormStage } from '../../frameworks/schema.ts';
import { AgencyKind } from '../../people/schema.ts';
import { HeadcountReturn, ReportAction } from '../schema.ts';

/**
 * What a report names and does not count: agencies, bank holidays and the threshold of small numbers, as they were when it was drawn up. They have no
 * history of their own, so a published report keeps them, and its figures are worked out anew beside them.
 */
export const Setting = z.object({
  partnership: z.string(),
  agencies: z.array(z.object({ id: z.string(), ref: z.string(), name: z.string(), kind: AgencyKind })),
  calendars: z.array(z.object({ id: z.string(), version: z.string() })),
  /** Counts from 1 up to, not including, this number are withheld beyond the agency. */
  smallNumbers: z.number().int(),
  /** IANA name of the zone whose days a moment is told in; absent in reports that were signed before it was kept: that of the house. */
  timeZone: z.string().optional(),
  /** Courses that evaluation says something of; absent in reports that were signed before evaluation was in them. */
  courses: z.array(z.object({ id: z.string(), title: z.string() })).optional(),
});
export type Setting = z.infer<typeof Setting>;

/** What is known of one agency: what it told us, and what its people's records come to. */
export const AgencyFigures = z.object({
  agencyId: z.string(),
  /** The latest return of everybody in scope, on or before the day. */
  returned: HeadcountReturn.omit({ agencyId: true, note: true }).nullable(),
  /** People with a post there on the day, by everything asked of them. */
  whole: StateCounts,
  /** The last day on which anything about its people reached us. */
  dataUpTo: CalendarDate.nullable(),
});
export type AgencyFigures = z.infer<typeof AgencyFigures>;

/** Posts of one requirement by state. */
export const RequirementFigures = z.object({
  requirement: z.string(),
  title: z.string(),
  pack: z.string(),
  states: StateCounts,
});
export type RequirementFigures = z.infer<typeof RequirementFigures>;

/** People in one group by everything asked of them; somebody in two groups counts in each. */
export const AudienceFigures = z.object({ audience: z.string().nullable(), title: z.string(), states: StateCounts });
export type AudienceFigures = z.infer<typeof AudienceFigures>;

/** How many people could be told of at the end of each quarter, and how many of them were up to date: by records, or as an agency returned them. */
export const TrendFigures = z.object({
  quarters: z.array(CalendarDate),
  lines: z.array(
    z.object({
      group: z.string(),
      points: z.array(z.object({ judged: z.number().int(), upToDate: z.number().int() })),
    }),
  ),
});
export type TrendFigures = z.infer<typeof TrendFigures>;

/** A change of the rules that moved a line: the same people and the same evidence on one day, judged by both. */
export const ChangeFigures = z.object({
  on: CalendarDate,
  what: z.enum(['rule', 'pack', 'agency-interval']),
  requirement: z.string(),
  title: z.string(),
  old: z.string(),
  new: z.string(),
  /** The lines of the trend that it moved. */
  groups: z.array(z.string()),
  /** The day on which both were judged. */
  judgedOn: CalendarDate,
  byGroup: z.array(z.object({ group: z.string(), old: StateCounts, new: StateCounts })),
});
export type ChangeFigures = z.infer<typeof ChangeFigures>;

/** A pack version by which people were judged, and the letters it was read with. */
export const PackFigures = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  readings: z.record(z.string(), z.string()),
});
export type PackFigures = z.infer<typeof PackFigures>;

/** A figure of a Section 11 return, with what it is of and how it came about. */
export const ReturnFigure = z.object({
  figure: z.string(),
  label: z.string(),
  value: z.number().int().nullable(),
  of: z.number().int().nullable(),
  method: z.string(),
  on: DateShown.nullable(),
  /** What the agency says of it; absent: nothing yet. */
  answer: z.enum(['confirmed', 'disputed']).optional(),
});
export type ReturnFigure = z.infer<typeof ReturnFigure>;

/** A figure that an agency disputes, in the report that it was asked in. */
export const Dispute = z.object({
  agencyId: z.string(),
  label: z.string(),
  ours: z.number().int().nullable(),
  theirs: z.number().int().nullable(),
  why: z.string(),
});
export type Dispute = z.infer<typeof Dispute>;

const Gain = z.object({
  people: z.number().int(),
  mean: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
});

/** What was released of one course, agency or quarter, or of all: who was asked and answered, and how far people rose on the mean, in ranks. */
export const EvaluationLine = z.object({
  /** Of a course or agency; the first day of a quarter; empty for all. */
  id: z.string(),
  rates: z.array(z.object({ stage: FormStage, asked: z.number().int(), answered: z.number().int() })),
  change: Gain.extend({
    before: z.number(),
    after: z.number(),
    pairs: z.number().int(),
    unmet: z.number().int(),
  }).nullable(),
  /** From before to some months later. */
  later: Gain.nullable(),
});
export type EvaluationLine = z.infer<typeof EvaluationLine>;

/** What evaluation says of the year up to the day. */
export const EvaluationFigures = z.object({
  from: CalendarDate,
  all: EvaluationLine.nullable(),
  courses: z.array(EvaluationLine),
  agencies: z.array(EvaluationLine),
  quarters: z.array(EvaluationLine),
});
export type EvaluationFigures = z.infer<typeof EvaluationFigures>;

const Counts = z.object({
  scope: z.number().int().nullable(),
  judged: z.number().int(),
  upToDate: z.number().int(),
});

/** A published report's figures beside what is known of the same day at a later moment; agencies whose figures differ. */
export const Restated = z.object({
  title: z.string(),
  asAt: CalendarDate,
  publishedKnownAt: z.string(),
  knownAt: z.string(),
  published: Counts,
  known: Counts,
  rows: z.array(
    z.object({
      agencyId: z.string(),
      published: Counts,
      known: Counts,
      because: z.array(z.enum(['late', 'withdrawn', 'returned', 'rule'])),
    }),
  ),
});
export type Restated = z.infer<typeof Restated>;

/**
 * Everything that a report counts, as plain data: frozen as canonical JSON when it is published. Nobody's name and nobody's id is in it; small numbers
 * are, and leave the service only for those who may see them.
 */
export const Figures = z.object({
  kind: z.enum(['board', 'agency', 'section-11']),
  asAt: CalendarDate,
  knownAt: z.string(),
  setting: Setting,
  packs: z.array(PackFigures),
  /** The packs that it is about; absent: all. */
  only: z.array(z.string()).optional(),
  agencies: z.array(AgencyFigures),
  requirements: z.array(RequirementFigures),
  /** Posts of each requirement in each agency. */
  cells: z.array(z.object({ agencyId: z.string(), requirement: z.string(), states: StateCounts })),
  audiences: z.array(AudienceFigures),
  trend: TrendFigures,
  /** What falls due if nothing else happens; the first part of a month may have begun. */
  due: z.array(z.object({ month: z.string(), posts: z.number().int() })),
  changes: z.array(ChangeFigures),
  actions: z.array(ReportAction),
  disputes: z.array(Dispute),
  /** The report before, as it is known now; absent: there is none, or nothing of it differs. */
  restated: Restated.optional(),
  /** Absent in a Section 11 return, and in reports signed before evaluation was in them. */
  evaluation: EvaluationFigures.optional(),
  /** Of a Section 11 return. */
  returned: z.array(ReturnFigure),
});
export type Figures = z.infer<typeof Figures>;
