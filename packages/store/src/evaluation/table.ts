import type { Form, FormStage } from '@trellis/core/evaluation';
import type { Generated } from 'kysely';
import type { EvaluationSummaryTables } from './summary/table.ts';

/** A partnership's own versions of forms. */
export interface EvaluationFormTable {
  partnership_id: number;
  id: string;
  version: string;
  form: Form;
  /** The first day of events that use it; null: a draft. */
  from_on: string | null;
  saved_at: string;
}

/** Courses that are evaluated by another form than the rest. */
export interface EvaluationCourseFormTable {
  partnership_id: number;
  course_id: string;
  form_id: string;
}

/** What holds for all evaluation of a partnership. */
export interface EvaluationSettingTable {
  partnership_id: number;
  default_form_id: string | null;
}

/** By which form an event is evaluated, and when each stage of it is open. */
export interface EvaluationRunTable {
  partnership_id: number;
  event_id: string;
  form_id: string | null;
  form_version: string | null;
  form: Form | null;
  pack_id: string | null;
  pack_version: string | null;
  naming: Form['naming'] | null;
  stages: FormStage[];
  starts_at: string;
  ends_at: string;
  before_closes_at: string;
  after_opens_at: string;
  after_closes_at: string;
  follow_up_opens_at: string;
  follow_up_closes_at: string;
  is_frozen: boolean;
  settled_at: string;
}

/** Who has answered, or does not want to be asked. */
export interface EvaluationSheetTable {
  partnership_id: number;
  booking_id: string;
  stage: FormStage;
  event_id: string;
  state: 'answered' | 'declined';
  at: string | null;
}

/** One answer; of an anonymous form without all that would tell whose. */
export interface EvaluationAnswerTable {
  partnership_id: number;
  /** Random. */
  key: number;
  event_id: string;
  stage: FormStage;
  booking_id: string | null;
  person_id: string | null;
  agency_id: string | null;
  answered_at: string | null;
  changed_at: string | null;
  shares_plan: boolean;
  talk_on: string | null;
  /** The lot by event in which it was released; null: it waits. */
  lot_id: Generated<number | null>;
  agency_lot_id: Generated<number | null>;
}

/** What is rated; ratings of one row compare. */
export interface EvaluationItemTable {
  partnership_id: number;
  id: Generated<number>;
  form_id: string;
  rated_key: string;
  course_id: string | null;
  ranks: number;
  title: string;
  labels: string[];
}

/** One rating. */
export interface EvaluationRatingTable {
  partnership_id: number;
  answer: number;
  item: number;
  rank: number;
  is_thinking_back: boolean;
}

/** One choice. */
export interface EvaluationChoiceTable {
  partnership_id: number;
  answer: number;
  item_id: string;
  choice_id: string;
}

/** What people wrote; gone on its day. */
export interface EvaluationTextTable {
  partnership_id: number;
  id: string;
  event_id: string;
  stage: FormStage;
  form_id: string;
  item_id: string;
  /** Null of an anonymous form. */
  answer: number | null;
  words: string;
  is_plan: boolean;
  tags: Generated<string[]>;
  is_read: Generated<boolean>;
  forget_on: string;
}

/** The tables of this area. */
export interface EvaluationTables extends EvaluationSummaryTables {
  evaluation_form: EvaluationFormTable;
  evaluation_course_form: EvaluationCourseFormTable;
  evaluation_setting: EvaluationSettingTable;
  evaluation_run: EvaluationRunTable;
  evaluation_sheet: EvaluationSheetTable;
  evaluation_answer: EvaluationAnswerTable;
  evaluation_item: EvaluationItemTable;
  evaluation_rating: EvaluationRatingTable;
  evaluation_choice: EvaluationChoiceTable;
  evaluation_text: EvaluationTextTable;
}
