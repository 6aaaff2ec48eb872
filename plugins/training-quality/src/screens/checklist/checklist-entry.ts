import type { DesignAnswer, MetState, SetInForce } from '@trellis/core/standards';
import type { FieldError } from '@trellis/ui/error-summary';
import { standardKey } from '../standard-key.ts';

/** Answers to a checklist as they are typed, by set and standard. */
export type ChecklistEntry = Readonly<Record<string, ChecklistAnswer>>;

/** One answer to a checklist as it is typed. */
export interface ChecklistAnswer {
  readonly state?: MetState;
  readonly evidence: string;
}

/** The id of the field of one standard, and of its evidence. */
export function checkField(setId: string, standardId: string): { readonly state: string; readonly evidence: string } {
  const id = `check-${setId}-${standardId}`;
  return { state: id, evidence: `${id}-evidence` };
}

/** A checklist as it was answered last. */
export function checklistEntry(
  answered: readonly Pick<DesignAnswer, 'setId' | 'standardId' | 'state' | 'evidence'>[],
): ChecklistEntry {
  return Object.fromEntries(
    answered.map(({ setId, standardId, state, evidence }) => [standardKey(setId, standardId), { state, evidence }]),
  );
}

/** The answers that differ from those given before, ready to be saved. */
export function changedAnswers(
  sets: readonly SetInForce[],
  before: ChecklistEntry,
  entry: ChecklistEntry,
): readonly {
  readonly setId: string;
  readonly standardId: string;
  readonly state: MetState;
  readonly evidence: string;
}[] {
  return sets.flatMap((set) =>
    set.standards.flatMap(({ id }) => {
      const key = standardKey(set.id, id);
      const [was, is] = [before[key], entry[key]];
      if (is?.state === undefined) return [];
      const evidence = is.evidence.trim();
      if (was?.state === is.state && was.evidence === evidence) return [];
      return [{ setId: set.id, standardId: id, state: is.state, evidence }];
    }),
  );
}

/** What is wrong with a checklist: whatever is met or partly met needs something that shows it. */
export function checklistFaults(
  sets: readonly SetInForce[],
  entry: ChecklistEntry,
  { isWhole }: { readonly isWhole: boolean },
): readonly FieldError[] {
  return sets.flatMap((set) =>
    set.standards.flatMap(({ id, text }): FieldError[] => {
      const answer = entry[standardKey(set.id, id)];
      const fields = checkField(set.id, id);
      if (answer?.state === undefined)
        return isWhole ? [{ fieldId: fields.state, text: `Say how far it is met: ${text}` }] : [];
      if (answer.state === 'not' || answer.evidence.trim() !== '') return [];
      return [{ fieldId: fields.evidence, text: `Say what shows it: ${text}` }];
    }),
  );
}

/** How many standards of the sets have an answer, and of how many. */
export function checked(
  sets: readonly SetInForce[],
  entry: ChecklistEntry,
): { readonly done: number; readonly total: number } {
  const keys = sets.flatMap((set) => set.standards.map(({ id }) => standardKey(set.id, id)));
  return { done: keys.filter((key) => entry[key]?.state !== undefined).length, total: keys.length };
}
