import { sql } from 'kysely';
import { inPartnership } from '../../tenancy.ts';
import { Pace } from './pace.ts';
import type { RejudgeOptions } from './rejudge.ts';

/** Tells how far a re-judging is, outside of its own transaction, and hears whether it is still wanted so. */
export class Progress {
  readonly id: string;
  private readonly options: RejudgeOptions;
  private people = 0;
  private done = 0;
  private readonly pace = new Pace();

  constructor(options: RejudgeOptions, id: string) {
    this.options = options;
    this.id = id;
  }

  async begin(people: number): Promise<void> {
    this.people = people;
    await this.say('judging');
  }

  /** @returns the id of the rules that are written down now, where it was asked */
  async add(people: number): Promise<string | undefined> {
    this.done += people;
    if (!this.pace.isTime()) return undefined;
    return await this.say('judging');
  }

  async say(state: 'judging' | 'storing'): Promise<string | undefined> {
    const { database, partnershipId, now, onProgress } = this.options;
    this.pace.tell();
    onProgress?.(this.done, this.people);
    return await inPartnership(database.app, partnershipId, async (tx) => {
      await sql`update rejudging set state = ${state}, people_of = ${this.people}, people_done = ${this.done},
          started_at = case when ${this.done} = 0 then ${now()}::timestamptz else started_at end
        where id = ${this.id} and ended_at is null`.execute(tx);
      const { rows } = await sql<{ rules_id: string }>`select rules_id from judging`.execute(tx);
      return rows[0]?.rules_id;
    });
  }
}
