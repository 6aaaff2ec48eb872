import type {
  CourseReview,
  DrawnBecause,
  Lesson,
  Observation,
  QualityAction,
  ReviewCause,
} from '@trellis/core/quality';
import type { Generated, GeneratedAlways } from 'kysely';

/** A session looked at against standards. */
export interface ObservationTable {
  partnership_id: number;
  id: string;
  event_id: string;
  /** The observer. */
  person_id: string | null;
  state: Observation['state'];
  observed_on: string;
  set_ids: string[];
  content: Pick<Observation, 'answers' | 'strengths' | 'draftActions'>;
  saved_at: string | null;
  shared_at: string | null;
  is_forgotten: Generated<boolean>;
  /** By set of standards, the lot in which it was told what was seen. */
  lots: Generated<Readonly<Record<string, string>>>;
}

/** Who led a session that was observed, and what they say to it. */
export interface ObservationTrainerTable {
  partnership_id: number;
  observation_id: string;
  person_id: string;
  words: Generated<string>;
  said_at: string | null;
}

/** A review of a course. */
export interface CourseReviewTable {
  partnership_id: number;
  id: string;
  course_id: string;
  version: string | null;
  state: CourseReview['state'];
  opened_at: string;
  due_on: string;
  person_id: string | null;
  owner_name: string | null;
  findings: string;
  outcome: NonNullable<CourseReview['outcome']> | null;
  closed_at: string | null;
}

/** Why a course is looked at again. */
export interface ReviewCauseTable {
  partnership_id: number;
  course_id: string;
  cause_key: string;
  position: GeneratedAlways<number>;
  review_id: string;
  cause: ReviewCause;
  added_at: string;
}

/** Something agreed. */
export interface QualityActionTable {
  partnership_id: number;
  id: string;
  of_kind: QualityAction['of']['kind'];
  of_id: string;
  what: string;
  /** The owner, if they are a person here. */
  person_id: string | null;
  owner_name: string;
  due_on: string;
  standard: NonNullable<QualityAction['standard']> | null;
  agreed_at: string;
  closed_on: string | null;
  closed_what: string | null;
}

/** A lesson of a case review. */
export interface LessonTable {
  partnership_id: number;
  id: string;
  title: string;
  summary: string;
  received_on: string;
  document: string | null;
  course_ids: string[];
  state: Lesson['state'];
}

/** How many events of a period are looked at in depth. */
export interface SamplingPlanTable {
  partnership_id: number;
  id: string;
  from_on: string;
  to_on: string;
  events: number;
  set_ids: string[];
  course_ids: string[];
  seed: string | null;
  drawn_at: string | null;
  saved_by_kind: string;
  saved_by: string;
}

/** An event that was drawn. */
export interface SampledEventTable {
  partnership_id: number;
  plan_id: string;
  event_id: string;
  place: number;
  because: DrawnBecause;
  observation_id: string | null;
}

/** The tables of this area. */
export interface QualityTables {
  observation: ObservationTable;
  observation_trainer: ObservationTrainerTable;
  course_review: CourseReviewTable;
  review_cause: ReviewCauseTable;
  quality_action: QualityActionTable;
  lesson: LessonTable;
  sampling_plan: SamplingPlanTable;
  sampled_event: SampledEventTable;
}
