import { mayActFor, type AgencyScope } from '../../scope.ts';
import type { AgencyId, PersonId } from '../../ids.ts';
import { EvidenceId } from '../../ids.ts';
import { Claims } from '../../people/plan/claims.ts';
import type { ReadRow, RowDecision, UnsureRow } from '../../people/plan/plan-people.ts';
import { Roll } from '../../people/matching/roll.ts';
import type { Agency, Person, Post } from '../../people/schema.ts';
import { applyToEvidence, evidenceFrom, identityOfRow, identityOf } from '../rows/apply-row.ts';
import { faultsOf, isOwnSignature, type EvidenceFault, type EvidenceWords } from '../rows/faults.ts';
import type { EvidenceRow } from '../rows/import-row.ts';
import type { EvidenceChange } from './save-changes.ts';
import type { Evidence } from '../schema.ts';
import { isTakenFromLms, ToldByLms } from './told-by-lms.ts';
import { whose } from './whose.ts';

/** Everything that planning reads. */
export interface EvidenceQuestion extends EvidenceWords {
  readonly rows: readonly ReadRow<EvidenceRow>[];
  readonly agencies: readonly Agency[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  /** Evidence of these people, withdrawn included: all, or at least whatever a row could be about. */
  readonly held: readonly Evidence[];
  readonly scope: AgencyScope;
  /** By row number. */
  readonly decisions: ReadonlyMap<number, RowDecision>;
  readonly newId: () => string;
  /** Hashes by row number, by which rows that were taken in before are known; empty where a row is no telling of its own. */
  readonly hashes: ReadonlyMap<number, string>;
}

/** A row that was taken in and how it came out. */
export interface TakenEvidence {
  readonly row: number;
  readonly outcome: 'new' | 'changed' | 'unchanged';
  readonly evidence: Evidence;
}

/** What taking in a file of evidence would do. */
export interface EvidencePlan {
  readonly changes: readonly EvidenceChange[];
  readonly taken: readonly TakenEvidence[];
  readonly unsure: readonly UnsureRow[];
  readonly refused: readonly (EvidenceFault & { readonly row: number })[];
}

/** What a file has made of the evidence so far. */
interface Draft {
  readonly roll: Roll;
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly evidence: Map<string, Evidence>;
  readonly claims: Claims;
  /** The identity of the evidence that each row was taken in as, by person and hash. */
  readonly takenAs: Map<string, string>;
  readonly hashesInFile: ReadonlySet<string>;
  readonly toldByLms: ToldByLms;
}

type Assigned = TakenEvidence | UnsureRow | readonly EvidenceFault[];

/**
 * What taking in a file of evidence would change, row by row. Nothing is written here. The same question again, after its answer was saved, changes nothing, whatever was corrected since.
 *
 * @source contract CSV
 */
export function planEvidence(question: EvidenceQuestion): EvidencePlan {
  const draft: Draft = {
    roll: rollOf(question),
    agencies: new Map(question.agencies.map((agency) => [agency.ref, agency])),
    evidence: new Map(question.held.map((evidence) => [identityOf(evidence), evidence])),
    claims: new Claims(),
    takenAs: new Map(
      question.held.flatMap((evidence) =>
        (evidence.takenAs ?? []).map((hash) => [takenKey(evidence, hash), identityOf(evidence)] as const),
      ),
    ),
    hashesInFile: new Set(question.hashes.values()),
    toldByLms: new ToldByLms(question.held),
  };
  const taken: TakenEvidence[] = [];
  const unsure: UnsureRow[] = [];
  const refused: (EvidenceFault & { row: number })[] = [];
  for (const read of question.rows) {
    const assigned = assign(read, question, draft);
    if ('evidence' in assigned) taken.push(assigned);
    else if ('candidates' in assigned) unsure.push(assigned);
    else refused.push(...assigned.map((fault) => ({ ...fault, row: read.row })));
  }
  const stored = new Map(question.held.map((evidence) => [evidence.id, evidence]));
  const changes = [...draft.evidence.values()].flatMap((after) =>
    stored.get(after.id) === after ? [] : [{ before: stored.get(after.id), after }],
  );
  return { changes, taken, unsure, refused };
}

function assign({ row, value }: ReadRow<EvidenceRow>, question: EvidenceQuestion, draft: Draft): Assigned {
  const agency = draft.agencies.get(value.agencyRef);
  if (!question.scope.all && (!agency || !mayActFor(question.scope, agency.id)))
    return [fault('evidence.row-refused', 'agencyRef', 'is not an agency that you were granted a role for')];
  if (!agency) return [fault('evidence.row-refused', 'agencyRef', 'is not an agency that is known')];
  const faults = faultsOf(value, question);
  if (faults.length > 0) return faults;

  const learner = learnerOf(row, value, agency.id, question.decisions.get(row), draft.roll);
  if (!('id' in learner)) return learner;
  if (isOwnSignature(value, learner))
    return [fault('evidence.own-signature', 'signedOffBy', 'must not be the learner')];

  const identity = identityOfRow(value, learner.id);
  const hash = question.hashes.get(row);
  const takenAs = hash === undefined ? undefined : draft.takenAs.get(takenKey({ personId: learner.id }, hash));
  const key = takenAs ?? keyOf(identity, value, learner, draft);
  const before = draft.evidence.get(key);
  const after = before
    ? takenAs === undefined
      ? applyToEvidence(before, value)
      : before
    : evidenceFrom(value, EvidenceId.parse(question.newId()), learner.id);
  if (before?.withdrawn && after !== before)
    return [
      fault(
        'evidence.already-withdrawn',
        value.reference === undefined ? 'achievedOn' : 'reference',
        'is evidence that was withdrawn',
      ),
    ];
  const said = saidOf(value);
  const contradiction = draft.claims.contradiction(identity, said);
  if (contradiction) return [{ ...contradiction, code: 'evidence.row-refused' }];
  draft.claims.keep(identity, said, row);
  draft.evidence.set(key, after);
  if (hash !== undefined && takenAs === undefined && !after.withdrawn) remember(key, before, after, hash, draft);
  return { row, outcome: before === undefined ? 'new' : after === before ? 'unchanged' : 'changed', evidence: after };
}

/** Under which identity a row is on record: its own, or that of evidence with which an LMS told the same. */
function keyOf(identity: string, value: EvidenceRow, learner: Person, draft: Draft): string {
  const told = draft.evidence.has(identity) ? undefined : draft.toldByLms.find(value, learner.id);
  return told === undefined ? identity : identityOf(told);
}

/** Keeps in which words evidence was told. A row with news is what counts from then on, beside other rows of its file. */
function remember(identity: string, before: Evidence | undefined, after: Evidence, hash: string, draft: Draft): void {
  const known = before?.takenAs ?? [];
  const kept =
    after === before ? known : known.filter((other) => draft.hashesInFile.has(other) || isTakenFromLms(other));
  for (const other of known) if (!kept.includes(other)) draft.takenAs.delete(takenKey(after, other));
  draft.takenAs.set(takenKey(after, hash), identity);
  draft.evidence.set(identity, { ...after, takenAs: [...kept, hash] });
}

function takenKey({ personId }: Pick<Evidence, 'personId'>, hash: string): string {
  return `${personId} ${hash}`;
}

function learnerOf(
  row: number,
  value: EvidenceRow,
  agencyId: AgencyId,
  decision: RowDecision | undefined,
  roll: Roll,
): Person | UnsureRow | readonly EvidenceFault[] {
  const field = value.staffNumber === undefined ? 'workEmail' : 'staffNumber';
  if (decision?.state === 'refused') return [fault('evidence.row-refused', field, 'was decided not to be taken in')];
  if (decision) {
    const decided = decision.personId === undefined ? undefined : roll.person(decision.personId);
    return (
      decided ?? [fault('evidence.person-not-found', field, 'was decided to be somebody who is not on record any more')]
    );
  }
  const found = whose(value, agencyId, roll);
  if (found.state === 'matched') return found.person;
  if (found.state === 'nobody')
    return [fault('evidence.person-not-found', found.field, 'belongs to nobody in this agency')];
  return { row, agencyId, field: found.field, reason: found.reason, candidates: found.candidates };
}

function rollOf(question: EvidenceQuestion): Roll {
  const roll = new Roll();
  const agencies = new Map<PersonId, AgencyId[]>();
  for (const { personId, agencyId } of question.posts) {
    const known = agencies.get(personId);
    if (known === undefined) agencies.set(personId, [agencyId]);
    else known.push(agencyId);
  }
  for (const person of question.people) roll.put(person, agencies.get(person.id) ?? []);
  return roll;
}

/** What a row says beside what identifies it, so that two rows about one thing can be compared. */
function saidOf(value: EvidenceRow): Readonly<Record<string, string | undefined>> {
  return {
    courseRef: value.courseRef,
    courseVersion: value.courseVersion,
    satisfies: value.satisfies && [...new Set(value.satisfies)].sort().join(';'),
    achievedOn: value.achievedOn,
    hours: value.hours?.toString(),
    participatoryHours: value.participatoryHours?.toString(),
    domain: value.domain,
    signedOffOn: value.signedOffOn,
    signedOffBy: value.signedOffBy,
  } satisfies Record<Exclude<keyof EvidenceRow, IdentifyingField>, string | undefined>;
}

/** What says whom and what a row is about. */
type IdentifyingField = 'agencyRef' | 'staffNumber' | 'workEmail' | 'kind' | 'reference';

function fault(code: EvidenceFault['code'], field: keyof EvidenceRow, reason: string): EvidenceFault {
  return { code, field, reason };
}
