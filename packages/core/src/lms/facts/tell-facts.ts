import { newestTold, saysSame, type Told } from './newest-told.ts';
import type { LmsCourse, LmsFact } from '../schema.ts';

/** One telling of one user's fact about one LMS course. */
export interface Telling {
  readonly lmsCourse: Pick<LmsCourse, 'id' | 'registrationId' | 'kind'>;
  readonly subject: string;
  readonly told: Told;
}

/** What became of a telling, and the fact that it is part of now. */
export interface TellingTaken {
  readonly outcome: 'new' | 'changed' | 'unchanged';
  readonly factId: string;
}

/**
 * The facts about some users and LMS courses while they are being told of. Whatever is told, in whichever order and however often, comes to the
 * same facts: a course has one for each moment of completing it, an activity or a competency has one.
 * An incompletion of a course that names no moment takes back every completion that was told before it.
 *
 * @source house
 */
export class Facts {
  readonly #facts = new Map<string, Map<string, LmsFact>>();
  readonly #changed = new Set<string>();
  readonly #newId: () => string;

  constructor(known: readonly LmsFact[], kinds: ReadonlyMap<string, LmsCourse['kind']>, newId: () => string) {
    this.#newId = newId;
    for (const fact of known) this.#of(fact).set(momentOf(kinds.get(fact.lmsCourseId), fact), fact);
  }

  take({ lmsCourse, subject, told }: Telling): TellingTaken {
    const facts = this.#of({ lmsCourseId: lmsCourse.id, subject });
    const moment = momentOf(lmsCourse.kind, told);
    const before = facts.get(moment);
    const takenBack = moment === '' ? undefined : facts.get('');
    const said = takenBack === undefined ? told : newestTold(told, atMoment(takenBack, told));
    const taken = before ? this.#retell(before, said) : this.#add(lmsCourse, subject, said);
    if (lmsCourse.kind === 'course' && moment === '')
      for (const [key, other] of facts) if (key !== '') this.#retell(other, atMoment(told, other));
    return taken;
  }

  /** The facts as they stand now that were changed or added. */
  changed(): readonly LmsFact[] {
    return this.all().filter((fact) => this.#changed.has(fact.id));
  }

  all(): readonly LmsFact[] {
    return [...this.#facts.values()].flatMap((facts) => [...facts.values()]);
  }

  #add(lmsCourse: Telling['lmsCourse'], subject: string, told: Told): TellingTaken {
    const fact: LmsFact = {
      id: this.#newId(),
      registrationId: lmsCourse.registrationId,
      lmsCourseId: lmsCourse.id,
      subject,
      ...told,
      waitsForCourse: false,
      waitsForPerson: false,
      isPending: false,
    };
    this.#of(fact).set(momentOf(lmsCourse.kind, told), fact);
    this.#changed.add(fact.id);
    return { outcome: 'new', factId: fact.id };
  }

  #retell(before: LmsFact, told: Told): TellingTaken {
    if (newestTold<Told, Told>(before, told) === before) return { outcome: 'unchanged', factId: before.id };
    const { completedAt: _, grade: __, ...rest } = before;
    const facts = this.#of(before);
    for (const [key, fact] of facts) if (fact === before) facts.set(key, { ...rest, ...told });
    this.#changed.add(before.id);
    return { outcome: saysSame(before, told) ? 'unchanged' : 'changed', factId: before.id };
  }

  #of({ lmsCourseId, subject }: Pick<LmsFact, 'lmsCourseId' | 'subject'>): Map<string, LmsFact> {
    const key = JSON.stringify([lmsCourseId, subject]);
    const facts = this.#facts.get(key) ?? new Map<string, LmsFact>();
    this.#facts.set(key, facts);
    return facts;
  }
}

/** What tells two facts of one user and LMS course apart: of a course the second of completing it. */
function momentOf(kind: LmsCourse['kind'] | undefined, { completedAt }: Pick<Told, 'completedAt'>): string {
  return kind === 'course' && completedAt !== undefined ? String(Math.floor(Date.parse(completedAt) / 1000)) : '';
}

/** A telling that takes something back, of the completion of another telling. */
function atMoment({ state, occurredAt }: Told, { completedAt }: Told): Told {
  return { state, occurredAt, ...(completedAt !== undefined && { completedAt }) };
}
