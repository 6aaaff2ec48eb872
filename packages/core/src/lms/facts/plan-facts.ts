import type { EvidenceChange } from '../../evidence/plan/save-changes.ts';
import type { Evidence } from '../../evidence/schema.ts';
import { isTakenFromLms, lmsReference } from '../../evidence/plan/told-by-lms.ts';
import { EvidenceId, type PersonId } from '../../ids.ts';
import { isToldBy, type FactAsEvidence } from './evidence-of-fact.ts';
import type { LmsFact } from '../schema.ts';

/** A fact and what is to become of it. */
export type FactToSettle =
  | { readonly fact: LmsFact; readonly state: 'counts'; readonly told: FactAsEvidence }
  | {
      readonly fact: LmsFact;
      readonly state: 'waiting';
      readonly waitsForCourse: boolean;
      readonly waitsForPerson: boolean;
    }
  /** What it told is taken back. */
  | { readonly fact: LmsFact; readonly state: 'incomplete' | 'failed' | 'ignored' }
  /** The record is left as it is. */
  | { readonly fact: LmsFact; readonly state: 'kept' };

/** Nothing is to be looked at any more. */
const LOOKED_AT = { waitsForCourse: false, waitsForPerson: false, isPending: false } as const;

/** What facts do to the record. */
export interface FactsPlan {
  readonly facts: readonly LmsFact[];
  readonly changes: readonly EvidenceChange[];
  /** Users whose other facts may have been left out for evidence that is withdrawn now. */
  readonly subjectsToLookAtAgain: ReadonlySet<string>;
}

const WHY = {
  incomplete: 'The LMS says that this is not complete any more.',
  failed: 'The LMS says that this was failed.',
  ignored: 'This course of the LMS does not count as anything any more.',
  course: 'This course of the LMS does not count as anything for that day any more.',
  person: 'The account in the LMS is not this person’s any more.',
} as const;
const OWN_REASONS: ReadonlySet<string> = new Set(Object.values(WHY));

/**
 * What facts make of the record of these people. The same facts again change nothing; what somebody corrected or withdrew by hand stays as she
 * left it until the LMS or its mapping says something else.
 *
 * @param held - all evidence of everybody concerned, withdrawn included
 * @source house
 */
export function planFacts(facts: readonly FactToSettle[], held: readonly Evidence[], newId: () => string): FactsPlan {
  const record = new RecordDraft(held);
  const again = new Set<string>();
  const settled = facts.map((each): LmsFact => {
    const { fact } = each;
    if (each.state === 'kept') return { ...fact, ...LOOKED_AT };
    const personId = each.state === 'counts' ? each.told.personId : undefined;
    if (fact.personId !== undefined && fact.personId !== personId && record.withdraw(fact, fact.personId, whyOf(each)))
      again.add(fact.subject);
    if (each.state === 'waiting') {
      const { waitsForCourse, waitsForPerson } = each;
      return { ...fact, ...LOOKED_AT, waitsForCourse, waitsForPerson };
    }
    if (each.state !== 'counts') return { ...fact, ...LOOKED_AT };
    const { evidenceId: _, personId: __, ...rest } = fact;
    const evidenceId = record.tell(each.told, newId);
    return {
      ...rest,
      ...LOOKED_AT,
      personId: each.told.personId,
      ...(evidenceId !== undefined && { evidenceId }),
    };
  });
  return { facts: settled, changes: record.changes(), subjectsToLookAtAgain: again };
}

function whyOf(each: Exclude<FactToSettle, { state: 'kept' }>): string {
  if (each.state === 'counts') return WHY.person;
  if (each.state === 'waiting') return each.waitsForPerson ? WHY.person : WHY.course;
  return WHY[each.state];
}

/** What the record says so far. */
class RecordDraft {
  readonly #stored: ReadonlyMap<EvidenceId, Evidence>;
  readonly #draft: Map<EvidenceId, Evidence>;
  readonly #byReference: Map<string, EvidenceId>;
  readonly #ofPerson: Map<PersonId, Set<EvidenceId>>;

  constructor(held: readonly Evidence[]) {
    this.#stored = new Map(held.map((each) => [each.id, each]));
    this.#draft = new Map();
    this.#byReference = new Map();
    this.#ofPerson = new Map();
    for (const each of held) this.#put(each);
  }

  /** The id of the evidence that tells a fact; undefined where another record says it already. */
  tell(told: FactAsEvidence, newId: () => string): EvidenceId | undefined {
    const found = this.#own(told.personId, told.reference);
    const isToldAlready = told.takenAs.every((hash) => found?.takenAs?.includes(hash));
    const own = found && !found.withdrawn && !isToldAlready && this.#letGo(found) ? undefined : found;
    if (own === undefined) {
      if (this.#isOnRecord(told)) return undefined;
      const fresh: Evidence = { ...told, id: EvidenceId.parse(newId()), withdrawn: false };
      this.#put(fresh);
      return fresh.id;
    }
    if (own.withdrawn) {
      const { withdrawnWhy, ...rest } = own;
      // What a person withdrew stays withdrawn.
      if (!OWN_REASONS.has(withdrawnWhy ?? '') || this.#isOnRecord(told)) return own.id;
      const standing: Evidence = { ...rest, withdrawn: false };
      this.#put(isToldAlready ? standing : retold(standing, told));
    } else if (!isToldAlready) this.#put(retold(own, told));
    return own.id;
  }

  /** Takes back what a fact told of somebody; false when nothing of it stood. */
  withdraw(fact: LmsFact, personId: PersonId, why: string): boolean {
    const own = this.#own(personId, lmsReference(fact.id));
    if (own === undefined || own.withdrawn) return false;
    if (!this.#letGo(own)) this.#put({ ...own, withdrawn: true, withdrawnWhy: why });
    return true;
  }

  changes(): FactsPlan['changes'] {
    return [...this.#draft.values()].flatMap((after) => {
      const before = this.#stored.get(after.id);
      return before === after ? [] : [{ before, after }];
    });
  }

  /** Leaves evidence that a file has told as well to what the file says; false where only the LMS told it. */
  #letGo(own: Evidence): boolean {
    const others = (own.takenAs ?? []).filter((hash) => !isTakenFromLms(hash));
    if (others.length === 0) return false;
    const { reference, ...rest } = own;
    this.#byReference.delete(`${own.personId} ${reference}`);
    this.#put({ ...rest, takenAs: others });
    return true;
  }

  #own(personId: PersonId, reference: string): Evidence | undefined {
    const id = this.#byReference.get(`${personId} ${reference}`);
    return id === undefined ? undefined : this.#draft.get(id);
  }

  #isOnRecord(told: FactAsEvidence): boolean {
    return [...(this.#ofPerson.get(told.personId) ?? [])].some((id) => {
      const each = this.#draft.get(id);
      return each !== undefined && isToldBy(each, told);
    });
  }

  #put(evidence: Evidence): void {
    this.#draft.set(evidence.id, evidence);
    if (evidence.reference !== undefined)
      this.#byReference.set(`${evidence.personId} ${evidence.reference}`, evidence.id);
    const hers = this.#ofPerson.get(evidence.personId) ?? new Set();
    this.#ofPerson.set(evidence.personId, hers.add(evidence.id));
  }
}

/** A record with what a mapping says now, and nothing left of what it said before. */
function retold(own: Evidence, told: FactAsEvidence): Evidence {
  const { courseRef: _, courseVersion: __, ...rest } = own;
  return { ...rest, ...told };
}
