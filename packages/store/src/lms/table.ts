import type { LmsCourse, LmsFact, LmsTask, Score, UnsurePerson } from '@trellis/core/lms';
import type { Generated, GeneratedAlways } from 'kysely';

/** What can be completed in an LMS. */
export interface LmsCourseTable {
  partnership_id: number;
  id: string;
  registration_id: string;
  kind: LmsCourse['kind'];
  outside_id: string;
  id_number: string | null;
  short_name: string | null;
  title: string;
  course_outside_id: string | null;
  /** Of the course that an activity belongs to. */
  course_title: string | null;
  state: LmsCourse['state'];
  first_seen_at: string;
  last_fact_at: string;
  resend: LmsCourse['resend'] | null;
}

/** A version of what completing an LMS course counts as; the current one is known to `infinity`. */
export interface LmsMappingTable {
  partnership_id: number;
  id: string;
  lms_course_id: string;
  course_ref: string | null;
  course_version: string | null;
  satisfies: string[];
  valid_from: string | null;
  /** The last day. */
  valid_to: string | null;
  known_from: string;
  known_to: Generated<string>;
}

/** One fact that an LMS told us of one of its users. */
export interface LmsFactTable {
  partnership_id: number;
  id: string;
  registration_id: string;
  lms_course_id: string;
  subject: string;
  state: LmsFact['state'];
  occurred_at: string;
  completed_at: string | null;
  /** Of a course completion, when it was; `-infinity` where there can be but one fact of a course and user. */
  keyed_at: string;
  grade: string | null;
  waits_for_course: boolean;
  waits_for_person: boolean;
  person_id: string | null;
  evidence_id: string | null;
}

/** The queue of facts to be looked at again. */
export interface LmsPendingFactTable {
  partnership_id: number;
  registration_id: string;
  lms_course_id: string;
  fact_id: string;
}

/** Somebody an LMS told us of whom we cannot be sure of. */
export interface UnsurePersonTable {
  partnership_id: number;
  id: string;
  registration_id: string;
  subject: string;
  said: UnsurePerson['said'];
  heard_from: UnsurePerson['heardFrom'];
  state: UnsurePerson['state'];
  first_seen_at: string;
  last_seen_at: string;
  decided_at: string | null;
}

/** A course of an LMS in which Trellis was opened. */
export interface LmsContextTable {
  partnership_id: number;
  registration_id: string;
  context_id: string;
  deployment_id: string;
  title: string | null;
  memberships_url: string | null;
  line_items_url: string | null;
  is_site_wide: boolean;
  last_seen_at: string;
  roster_read_at: string | null;
}

/** A placed link to one of our courses that has a grade in the LMS. */
export interface GradedLinkTable {
  partnership_id: number;
  id: string;
  registration_id: string;
  deployment_id: string;
  context_id: string;
  resource_link_id: string;
  title: string | null;
  course_ref: string;
  line_item_url: string;
}

/** Somebody who learns by a graded link. */
export interface GradedLearnerTable {
  partnership_id: number;
  link_id: string;
  account_id: string;
}

/** A completion on its way back to an LMS. */
export interface ScoreTable {
  partnership_id: number;
  id: string;
  link_id: string;
  registration_id: string;
  account_id: string;
  person_id: string;
  given: 0 | 1;
  /** What the LMS has from us. */
  sent_given: 0 | 1 | null;
  state: Score['state'];
  needs_person: GeneratedAlways<boolean>;
  attempts: number;
  /** `-infinity` for at once, `infinity` for not any more. */
  due_at: string;
  planned_at: string;
  last_tried_at: string | null;
  sent_at: string | null;
  fault_code: string | null;
  fault_sentence: string | null;
}

/** Work with an LMS that takes longer than a request. */
export interface LmsTaskTable {
  partnership_id: number;
  id: string;
  registration_id: string;
  kind: LmsTask['kind'];
  context_id: string | null;
  state: LmsTask['state'];
  asked_at: string;
  /** When its worker last said anything. */
  said_at: string;
  ended_at: string | null;
  done: number;
  /** `CheckStep`s of a check. */
  steps: unknown;
  /** Of a roster, who was joined and who was not. */
  counts: unknown;
  fault: string | null;
}

/** The tables of this area. */
export interface LmsTables {
  lms_course: LmsCourseTable;
  lms_mapping: LmsMappingTable;
  lms_fact: LmsFactTable;
  lms_pending_fact: LmsPendingFactTable;
  unsure_person: UnsurePersonTable;
  lms_context: LmsContextTable;
  graded_link: GradedLinkTable;
  graded_learner: GradedLearnerTable;
  score: ScoreTable;
  lms_task: LmsTaskTable;
}
