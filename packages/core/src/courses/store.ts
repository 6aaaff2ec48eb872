import type { Audited } from '../context.ts';
import type { CourseId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { CourseMaterial, MaterialFile } from './material.ts';
import type { Course, CourseMapping, CourseVersion, OfferKind } from './schema.ts';

/** A course with its versions and what it satisfies, as known now. */
export interface CourseWithMappings {
  readonly course: Course;
  readonly versions: readonly CourseVersion[];
  readonly mappings: readonly CourseMapping[];
}

/** Which courses a list asks for. All conditions that are given must hold. */
export interface CoursesFilter {
  /** Each word stands in the title or the reference, whatever its case. */
  readonly words?: readonly string[] | undefined;
  readonly kind?: OfferKind | undefined;
}

/** What courses ask of storage. Mappings are versions on the known axis. */
export interface CoursesStore {
  /** By title. */
  courses(page: PageRequest, filter?: CoursesFilter): Promise<Page<CourseWithMappings>>;
  /** The first courses by title whose title or reference has each of these words, whatever their case, and how many there are. */
  matching(
    words: readonly string[],
    limit: number,
  ): Promise<{ readonly rows: readonly CourseWithMappings[]; readonly count: number }>;
  byRefs(refs: readonly string[]): Promise<readonly CourseWithMappings[]>;
  /** Those of these courses that are there, by title. */
  byIds(ids: readonly CourseId[]): Promise<readonly CourseWithMappings[]>;
  course(id: CourseId): Promise<CourseWithMappings | undefined>;
  /** Courses with a mapping, valid on a day, to any of these ids. */
  satisfying(ids: readonly string[], onDate: string): Promise<readonly CourseWithMappings[]>;
  /** What judging asks of courses: those that satisfy something, with their mappings, and the versions that were withdrawn. */
  judged(
    knownAt?: string,
  ): Promise<readonly (Pick<CourseWithMappings, 'versions' | 'mappings'> & { readonly ref: string })[]>;
  /** Who has evidence that names this course, so that they can be judged again. */
  learnersOf(courseRef: string): Promise<readonly PersonId[]>;
  saveCourse(course: Course): Promise<void>;
  saveVersion(version: CourseVersion): Promise<void>;
  saveMapping(mapping: CourseMapping): Promise<void>;

  /** Files that are there, without their content, by title. */
  materials(courseId: CourseId, version: string, page: PageRequest): Promise<Page<CourseMaterial>>;
  /** One file, also one that was removed: that has no content. */
  material(id: string): Promise<MaterialFile | undefined>;
  addMaterial(file: MaterialFile): Promise<void>;
  /** Destroys the content and keeps that there was one. */
  removeMaterial(id: string): Promise<void>;
}

/** The stores that actions on courses touch. */
export interface CoursesStores extends Audited {
  readonly courses: CoursesStore;
}
