import type { Course, CourseVersion } from '@trellis/core/courses';
import type { Generated } from 'kysely';

/** What can be learnt. */
export interface CourseTable {
  partnership_id: number;
  id: string;
  ref: string;
  title: string;
  provider: string | null;
  url: string | null;
  duration_minutes: number | null;
  kind: Course['kind'];
  summary: string | null;
  is_inter_agency: boolean;
  is_priced: boolean | null;
  full_cost_pence: number | null;
  prerequisite: Course['prerequisite'] | null;
  level: string | null;
}

/** The dated content of a course. */
export interface CourseVersionTable {
  partnership_id: number;
  course_id: string;
  version: string;
  valid_from: string | null;
  /** The last day. */
  valid_to: string | null;
  objectives: string[];
  standards: string[];
  review_on: string | null;
  withdrawn_on: string | null;
  withdrawn_because: CourseVersion['withdrawnBecause'] | null;
}

/** A version of what is known of what a course satisfies; the current one is known to `infinity`. */
export interface CourseMappingTable {
  partnership_id: number;
  id: string;
  course_id: string;
  version: string | null;
  satisfies: string[];
  valid_from: string | null;
  /** The last day. */
  valid_to: string | null;
  known_from: string;
  known_to: Generated<string>;
}

/** A file that trainers of one version work with. */
export interface CourseMaterialTable {
  partnership_id: number;
  id: string;
  course_id: string;
  version: string;
  title: string;
  file_name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  /** Null once it is removed. */
  content: Buffer | null;
  added_at: string;
  removed_at: string | null;
}

/** The tables of this area. */
export interface CoursesTables {
  course: CourseTable;
  course_version: CourseVersionTable;
  course_material: CourseMaterialTable;
  course_mapping: CourseMappingTable;
}
