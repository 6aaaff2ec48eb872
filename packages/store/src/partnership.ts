import { JUDGE_EDITION } from '@trellis/core/compliance';
import type { Generated, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** A tenant. Everything else that is stored belongs to exactly one. */
export interface PartnershipTable {
  /** Leads every key of the tenant's rows; never shown outside. */
  id: Generated<number>;
  public_id: string;
  name: string;
  /** IANA name of the zone that decides which day an instant falls on. */
  time_zone: Generated<string>;
  /** RFC 3339. */
  created_at: Generated<string>;
  /** The edition of the judge by which everybody was last judged as a whole. */
  judged_by: Generated<number>;
}

/** What a new partnership is known by. */
export interface NewPartnership {
  readonly publicId: string;
  readonly name: string;
  /** IANA name; Europe/London when left out. */
  readonly timeZone?: string;
}

/** One partnership as the store knows it. */
export interface PartnershipRow {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly timeZone: string;
  /** RFC 3339. */
  readonly createdAt: string;
}

const columns = ['id', 'public_id as publicId', 'name', 'time_zone as timeZone', 'created_at as createdAt'] as const;

/** Adds a tenant. Needs the owner's connection, since no partnership may add another. */
export async function createPartnership(owner: Kysely<Tables>, input: NewPartnership): Promise<PartnershipRow> {
  return await owner
    .insertInto('door.partnership')
    .values({
      public_id: input.publicId,
      name: input.name,
      judged_by: JUDGE_EDITION,
      ...(input.timeZone === undefined ? {} : { time_zone: input.timeZone }),
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** All tenants of this installation, oldest first. Needs the owner's connection. */
export async function listPartnerships(owner: Kysely<Tables>): Promise<PartnershipRow[]> {
  return await owner.selectFrom('door.partnership').select(columns).orderBy('id').execute();
}
