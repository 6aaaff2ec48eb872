import type { GeneratedAlways } from 'kysely';

/** The number under which spans know a requirement. */
export interface RequirementTable {
  partnership_id: number;
  id: string;
  key: GeneratedAlways<number>;
}

/** A reason why spans hold, once for each that occurs. */
export interface BasisTable {
  partnership_id: number;
  /** SHA-256 of the content as canonical JSON. */
  hash: string;
  key: GeneratedAlways<number>;
  /** A `Basis`. */
  content: unknown;
}

/** What we hold true now: one requirement of one post in one state for some days. */
export interface SpanTable {
  partnership_id: number;
  person_key: number;
  post_key: number;
  agency_key: number;
  requirement_key: number;
  basis_key: number;
  evidence_key: number | null;
  from_on: string;
  /** The first day on which it no longer holds; `infinity`: for ever. */
  to_on: string;
  due_on: string | null;
  held_on: string | null;
  /** Index in `State`. */
  state: number;
  /** 0 that post alone, 1 the person's own answer, 2 all that the agency's posts ask of the person. */
  view: number;
  /** Null: since the last whole re-judging. */
  known_from: string | null;
}

/** What we held true before. */
export interface SpanWasTable extends SpanTable {
  known_to: string;
}

/** By how much the number of spans in each state changed in five years, a year, month or day, by agency and requirement. */
export interface TallyTable {
  partnership_id: number;
  /** One of the numbers of `grains`; each change stands in all of them. */
  grain: number;
  requirement_key: number;
  /** The first day of the years, year or month, or the day. */
  on_on: string;
  agency_key: number;
  /** By index in `State`. */
  n0: number;
  n1: number;
  n2: number;
  n3: number;
  n4: number;
  n5: number;
}

/** The tables of this area. */
export interface ComplianceTables {
  requirement: RequirementTable;
  basis: BasisTable;
  span: SpanTable;
  span_was: SpanWasTable;
  tally: TallyTable;
}
