import type { ContentAnswer, EndorsementState, MetState } from '@trellis/core/standards';
import type { GeneratedAlways } from 'kysely';

/** How far a course version meets a standard, as it was answered once. */
export interface DesignAnswerTable {
  partnership_id: number;
  id: GeneratedAlways<number>;
  course_id: string;
  version: string;
  set_id: string;
  standard_id: string;
  state: MetState;
  evidence: string;
  answered_at: string;
  answered_by_kind: string;
  answered_by: string;
}

/** Whose own course it is. */
export interface OwnCourseTable {
  partnership_id: number;
  course_id: string;
  agency_id: string;
}

/** An agency's own course held against the agreed minimum content. */
export interface EndorsementTable {
  partnership_id: number;
  id: string;
  agency_id: string;
  course_id: string;
  version: string | null;
  set_id: string;
  satisfies: string[];
  content: readonly ContentAnswer[];
  state: EndorsementState;
  from_on: string | null;
  /** The last day. */
  expires_on: string | null;
  why: string | null;
  /** The course mapping through which it counts. */
  mapping_id: string | null;
  asked_at: string;
  asked_by_kind: string;
  asked_by: string;
  decided_at: string | null;
  decided_by_kind: string | null;
  decided_by: string | null;
}

/** The tables of this area. */
export interface StandardsTables {
  design_answer: DesignAnswerTable;
  own_course: OwnCourseTable;
  endorsement: EndorsementTable;
}
