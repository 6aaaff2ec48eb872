import type { FormStage } from '@trellis/core/evaluation';
import type { Generated } from 'kysely';

/** A lot: answers that were released together. */
export interface EvaluationLotTable {
  partnership_id: number;
  id: Generated<number>;
  kind: 'event' | 'agency';
  stage: FormStage;
  naming: 'named' | 'anonymous';
  agency_id: string | null;
  answered: number;
  released_at: string;
  course_id: string;
  /** Null of several versions, too. */
  course_version: string | null;
  is_of_one_version: boolean;
  /** Null of several events. */
  event_id: string | null;
  first_on: string;
  last_on: string;
  asked: number;
  declined: number;
  /** The fewest who declined at one of its events, where anybody did. */
  least_declined: number | null;
}

/** Of which events a lot is made. */
export interface EvaluationLotEventTable {
  partnership_id: number;
  lot_id: number;
  event_id: string;
  course_id: string;
  course_version: string | null;
  on_on: string;
  asked: number;
  declined: number;
}

/** Sums of ratings of one item; item 0: of all of them. */
interface SumsColumns {
  partnership_id: number;
  item: number;
  pairs: number;
  thought_back: number;
  before: number;
  before_squares: number;
  after: number;
  after_squares: number;
  gain_squares: number;
  better: number;
  worse: number;
  unmet: number;
  counts: number[];
}

/** What a lot says of one item. */
export interface EvaluationLotCellTable extends SumsColumns {
  lot_id: number;
}

/** How often something was chosen in a lot. */
export interface EvaluationLotChoiceTable {
  partnership_id: number;
  lot_id: number;
  form_id: string;
  item_id: string;
  choice_id: string;
  count: number;
}

/** What all named answers of an event come to. */
export interface EvaluationTallyTable extends SumsColumns {
  event_id: string;
  stage: FormStage;
}

/** What the named answers of an agency come to, by course and month. */
export interface EvaluationAgencyTallyTable extends SumsColumns {
  agency_id: string;
  course_id: string;
  /** The first of the month. */
  month_on: string;
  stage: FormStage;
}

/** How many of an agency were asked at an event, answered a named form and declined; kept by the database with bookings and sheets. */
export interface EvaluationAskedTable {
  partnership_id: number;
  event_id: string;
  /** Empty: all agencies together. */
  agency_id: string;
  placed: number;
  attended: number;
  before_answered: number;
  after_answered: number;
  later_answered: number;
  manager_answered: number;
  before_declined: number;
  after_declined: number;
  later_declined: number;
  manager_declined: number;
}

/** Which months are added up, by their first day. */
export interface EvaluationMonthTable {
  partnership_id: number;
  month_on: string;
}

/** What such a month comes to for an agency: who was asked, and the sums of item 0 after the course. */
export interface EvaluationMonthSumTable extends Omit<SumsColumns, 'item' | 'counts'> {
  month_on: string;
  agency_id: string;
  before_asked: number;
  before_answered: number;
  before_declined: number;
  after_asked: number;
  after_answered: number;
  after_declined: number;
  later_asked: number;
  later_answered: number;
  later_declined: number;
  manager_asked: number;
  manager_answered: number;
  manager_declined: number;
  people: number;
}

/** The tables of what evaluation tells. */
export interface EvaluationSummaryTables {
  evaluation_lot: EvaluationLotTable;
  evaluation_lot_event: EvaluationLotEventTable;
  evaluation_lot_cell: EvaluationLotCellTable;
  evaluation_lot_choice: EvaluationLotChoiceTable;
  evaluation_tally: EvaluationTallyTable;
  evaluation_agency_tally: EvaluationAgencyTallyTable;
  evaluation_asked: EvaluationAskedTable;
  evaluation_month: EvaluationMonthTable;
  evaluation_month_sum: EvaluationMonthSumTable;
}
