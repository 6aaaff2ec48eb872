import { EvidenceRow } from '@trellis/core/evidence';
import { columnOf, PeopleRow } from '@trellis/core/people';
import { ReturnRow } from '@trellis/core/reporting';

/** What the header of a file may and must name. Names are in snake_case. */
export interface FileShape {
  readonly columns: readonly string[];
  readonly required: readonly string[];
  /** Of these the file must have at least one. */
  readonly oneOf: readonly string[];
}

/** The columns of a people file. @source contract CSV */
export const PEOPLE_FILE: FileShape = {
  columns: Object.keys(PeopleRow.shape).map(columnOf),
  required: ['agency_ref', 'given_name', 'family_name', 'starts_on'],
  oneOf: ['staff_number', 'work_email'],
};

/** The columns of a file of headcount returns. @source house in the style of the contract's CSV */
export const RETURNS_FILE: FileShape = {
  columns: Object.keys(ReturnRow.shape).map(columnOf),
  required: ['agency_ref', 'on'],
  oneOf: ['headcount'],
};

/** The columns of an agency's own list of who is trained. @source house */
export const THEIR_LIST: FileShape = {
  columns: ['staff_number', 'trained'],
  required: ['staff_number', 'trained'],
  oneOf: ['staff_number'],
};

/** The columns of an evidence file. @source contract CSV */
export const EVIDENCE_FILE: FileShape = {
  columns: Object.keys(EvidenceRow.shape).map(columnOf),
  required: ['agency_ref', 'kind', 'achieved_on'],
  oneOf: ['staff_number', 'work_email'],
};
