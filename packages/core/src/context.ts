import { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Instant } from './calendar.ts';
import type { PersonId } from './ids.ts';

/**
 * What every action is given first, and the only way it reaches the world.
 * One request is one transaction: the store is bound to it and to one partnership, so an action that throws leaves nothing behind.
 *
 * `Stores` names the areas that an action touches, so its signature says what it can read and change.
 */
export interface Context<Stores = unknown> {
  readonly store: Stores;
  /** The moment of this request; also the moment from which what it writes is known. */
  readonly now: Instant;
  readonly actor: Actor;
  /** A new public id. */
  readonly newId: () => string;
  /** IANA time zone of the partnership, for the local day. */
  readonly timeZone: string;
  /** Says whose posts, evidence or rules changed: they are judged again before this transaction commits. */
  readonly touch: (people: Iterable<PersonId>) => void;
  /**
   * Says, before the first of them is written, that rules by which people are judged change. Whoever is concerned is judged again: few before this
   * transaction commits, many behind the scenes, and until all of them are, everybody is judged by the rules of before.
   */
  readonly changeRules: (change: RulesChange) => Promise<void>;
}

/** A change of the rules by which people are judged. */
export interface RulesChange {
  readonly why: ReasonToRejudge;
  /** Whom it concerns. Asked at the end of the transaction, when nobody else can be added any more. */
  readonly who: () => Promise<readonly PersonId[]>;
}

/** Why people are judged again although nothing about them changed. */
export const ReasonToRejudge = z.enum([
  'pack-activated',
  'job-title-mapped',
  'interval-changed',
  'course-mapped',
  'course-recalled',
  'agency-kind-changed',
  'awards-equated',
  'asked-for',
  'judge-corrected',
]);
export type ReasonToRejudge = z.infer<typeof ReasonToRejudge>;

/** One audit entry as an action hands it over; who and when come from the context. */
export interface AuditEntry {
  /** Area and verb: `people.import`, `pathways.map-job-title`. */
  readonly action: string;
  /** What was changed: its kind and id. */
  readonly subject: { readonly kind: string; readonly id: string };
  /** The person it is about, where it is about one: personal values are sealed under her key. */
  readonly personId?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Why, in the words of whoever did it, where the action asks for a reason. */
  readonly why?: string | undefined;
}

/** Where actions leave their audit entries; append-only, in the same transaction. */
export interface AuditTrail {
  record(entry: AuditEntry, by: { readonly actor: Actor; readonly at: Instant }): Promise<void>;
  /** Many entries in one go, in the order given. */
  recordAll(entries: readonly AuditEntry[], by: { readonly actor: Actor; readonly at: Instant }): Promise<void>;
}

/** Stores that every changing action needs. */
export interface Audited {
  readonly audit: AuditTrail;
}

/** Leaves an audit entry under the actor and the moment of the request. */
export function record(ctx: Context<Audited>, entry: AuditEntry): Promise<void> {
  return ctx.store.audit.record(entry, { actor: ctx.actor, at: ctx.now });
}

/** Leaves many audit entries at once under the actor and the moment of the request. */
export function recordAll(ctx: Context<Audited>, entries: readonly AuditEntry[]): Promise<void> {
  return ctx.store.audit.recordAll(entries, { actor: ctx.actor, at: ctx.now });
}
