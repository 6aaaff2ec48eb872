import type { EvidenceId, PersonId } from '../../ids.ts';
import type { EvidenceRow } from './import-row.ts';
import type { Evidence } from '../schema.ts';

type Identifying = Pick<Evidence, 'personId' | 'kind' | 'reference' | 'courseRef' | 'achievedOn'> & {
  readonly satisfies?: readonly string[] | undefined;
};

/**
 * What makes two records one piece of evidence: person, kind and the issuer's reference; where there is none, the course, what it satisfies and the date.
 *
 * @source contract CSV
 */
export function identityOf(evidence: Identifying): string {
  const { personId, kind, reference, courseRef, satisfies, achievedOn } = evidence;
  const rest = reference === undefined ? [courseRef ?? null, [...new Set(satisfies)].sort(), achievedOn] : [reference];
  return JSON.stringify([personId, kind, ...rest]);
}

/** The identity that a row gives to evidence of a person. */
export function identityOfRow(row: EvidenceRow, personId: PersonId): string {
  return identityOf({
    personId,
    kind: row.kind,
    reference: row.reference,
    courseRef: row.courseRef,
    satisfies: row.satisfies,
    achievedOn: row.achievedOn,
  });
}

/** What a row alone says, as evidence of a person. */
export function evidenceFrom(row: EvidenceRow, id: EvidenceId, personId: PersonId): Evidence {
  const { agencyRef: _agency, staffNumber: _number, workEmail: _email, satisfies = [], ...said } = row;
  return { ...present(said), id, personId, satisfies: [...new Set(satisfies)], withdrawn: false };
}

/**
 * The evidence as a row describes it. Absent cells leave what is stored.
 *
 * @returns the very object it was given when the row says nothing new
 */
export function applyToEvidence<Known extends Evidence>(evidence: Known, row: EvidenceRow): Known | Evidence {
  const said = evidenceFrom(row, evidence.id, evidence.personId);
  const after = { ...evidence, ...said, satisfies: row.satisfies === undefined ? evidence.satisfies : said.satisfies };
  return describe(after) === describe(evidence) ? evidence : after;
}

/** What evidence says, so that two can be compared; the order of what it satisfies says nothing. */
export function describe(evidence: Evidence): string {
  return JSON.stringify([
    evidence.kind,
    evidence.courseRef,
    evidence.courseVersion,
    [...evidence.satisfies].sort(),
    evidence.achievedOn,
    evidence.hours,
    evidence.participatoryHours,
    evidence.domain,
    evidence.signedOffOn,
    evidence.signedOffBy,
    evidence.reference,
  ]);
}

/** What a record says, without how it came to be known. */
export function toldOf<Known extends Evidence>(evidence: Known): Omit<Known, 'takenAs'> {
  const { takenAs: _, ...told } = evidence;
  return told;
}

type Present<Thing> = { [Field in keyof Thing]: Exclude<Thing[Field], undefined> };

function present<Thing extends object>(thing: Thing): Present<Thing> {
  const kept: Partial<Thing> = {};
  for (const field of Object.keys(thing) as (keyof Thing)[]) if (thing[field] !== undefined) kept[field] = thing[field];
  return kept as Present<Thing>;
}
