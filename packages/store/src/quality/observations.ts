import type { EventId, PersonId } from '@trellis/core';
import type { Observation, QualityStore, TrainerWords } from '@trellis/core/quality';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { ObservationTable } from './table.ts';

interface Row extends Selectable<ObservationTable> {
  readonly trainers: readonly {
    readonly person_id: string;
    readonly words: string;
    readonly said_at: string | null;
  }[];
}

/** Sessions observed, and what those who led them say. */
export function observationsPart(
  binding: Binding,
): Pick<
  QualityStore,
  | 'observations'
  | 'observation'
  | 'lockObservation'
  | 'observationsById'
  | 'observationsOfEvents'
  | 'saveObservation'
  | 'saveWords'
  | 'forgetTexts'
> {
  const { tx, partnershipId } = binding;
  return {
    async observations({ state, eventId, whose }, page) {
      const isSeen = whose === undefined ? sql`true` : concerns(sql`${whose}`);
      const conditions = [
        isSeen,
        state === undefined ? sql`true` : sql`state = ${state}`,
        eventId === undefined ? sql`true` : sql`event_id = ${eventId}`,
      ];
      const last = sql`select observed_on, id from observation o where ${isSeen} and id = ${page.after ?? null}`;
      if (page.after !== undefined) conditions.push(sql`(observed_on, id) < (${last})`);
      const rows = await find(
        binding,
        sql`${sql.join(conditions, sql` and `)} order by observed_on desc, id desc limit ${page.limit + 1}`,
      );
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), observationOf);
    },
    observation: async (id) => first(await find(binding, sql`id = ${id}`)),
    lockObservation: async (id) => first(await find(binding, sql`id = ${id} for update`)),
    observationsById: (ids) => several(binding, ids, sql`id = any(${ids})`),
    observationsOfEvents: (ids) => several(binding, ids, sql`event_id = any(${ids})`),
    async saveObservation(observation) {
      const { answers, strengths, draftActions } = observation;
      const columns = {
        event_id: observation.eventId,
        person_id: observation.observerId ?? null,
        state: observation.state,
        observed_on: observation.on,
        set_ids: observation.setIds,
        content: sql<ObservationTable['content']>`${JSON.stringify({ answers, strengths, draftActions })}::json`,
        saved_at: observation.savedAt ?? null,
        shared_at: observation.sharedAt ?? null,
      };
      await tx
        .insertInto('observation')
        .values({ partnership_id: partnershipId, id: observation.id, ...columns })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(columns))
        .execute();
      await sql`
        delete from observation_trainer
        where observation_id = ${observation.id} and person_id <> all(${observation.trainerIds})`.execute(tx);
      await sql`
        insert into observation_trainer (partnership_id, observation_id, person_id)
        select ${partnershipId}, ${observation.id}, person_id from unnest(${observation.trainerIds}::text[]) as person_id
        on conflict do nothing`.execute(tx);
    },
    async saveWords(observationId, { personId, words, at }) {
      await tx
        .updateTable('observation_trainer')
        .set({ words, said_at: at })
        .where('observation_id', '=', observationId)
        .where('person_id', '=', personId)
        .execute();
    },
    async forgetTexts(before) {
      const { rows } = await sql<{
        id: string;
      }>`select observations_to_forget as id from observations_to_forget(${before}::date)`.execute(tx);
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) return 0;
      await emptyObservations(binding, ids);
      await sql`update observation set is_forgotten = true where id = any(${ids})`.execute(tx);
      return ids.length;
    },
  };
}

/** The condition on observations that a person makes them, or has been shown them as somebody who led the session. */
export function concerns(person: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(o.person_id = ${person} or (o.state = 'shared' and exists (
    select from observation_trainer t where t.partnership_id = o.partnership_id and t.observation_id = o.id and t.person_id = ${person})))`;
}

/** Empties what was written in some observations, by whoever led the session and in what was agreed. What was found, counted, stays. */
export async function emptyObservations({ tx }: Binding, ids: readonly string[]): Promise<void> {
  await sql`
    update observation set content = json_build_object(
      'answers', (select coalesce(jsonb_agg(answer || '{"note": ""}'), '[]') from jsonb_array_elements(content::jsonb -> 'answers') answer),
      'strengths', '', 'draftActions', '[]'::json)
    where id = any(${ids})`.execute(tx);
  await sql`update observation_trainer set words = '', said_at = null where observation_id = any(${ids})`.execute(tx);
  await sql`
    update quality_action set what = '', closed_what = case when closed_on is null then null else '' end
    where of_kind = 'observation' and of_id = any(${ids})`.execute(tx);
}

async function find({ tx }: Binding, rest: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select o.*, (
      select coalesce(json_agg(json_build_object('person_id', t.person_id, 'words', t.words, 'said_at', t.said_at)
        order by t.person_id), '[]')
      from observation_trainer t where t.partnership_id = o.partnership_id and t.observation_id = o.id) as trainers
    from observation o where ${rest}`.execute(tx);
  return rows;
}

function first([row]: readonly Row[]): Observation | undefined {
  return row && observationOf(row);
}

async function several(
  binding: Binding,
  ids: readonly string[],
  condition: RawBuilder<unknown>,
): Promise<readonly Observation[]> {
  if (ids.length === 0) return [];
  return (await find(binding, sql`${condition} order by observed_on, id`)).map(observationOf);
}

function observationOf(row: Row): Observation {
  return {
    id: row.id,
    eventId: row.event_id as EventId,
    ...(row.person_id === null ? {} : { observerId: row.person_id as PersonId }),
    trainerIds: row.trainers.map(({ person_id: id }) => id as PersonId),
    setIds: row.set_ids,
    state: row.state,
    on: row.observed_on,
    ...row.content,
    trainerWords: row.trainers.flatMap((trainer): TrainerWords[] =>
      trainer.said_at === null
        ? []
        : [
            {
              personId: trainer.person_id as PersonId,
              words: trainer.words,
              at: new Date(trainer.said_at).toISOString(),
            },
          ],
    ),
    ...(row.saved_at === null ? {} : { savedAt: row.saved_at }),
    ...(row.shared_at === null ? {} : { sharedAt: row.shared_at }),
  };
}
