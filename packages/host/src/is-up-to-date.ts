import { storeMigrations, type Database } from '@trellis/store';
import { sql } from 'kysely';

/** Whether the database answers and every migration of this version has run in it. Costs one small query. */
export function createUpToDateCheck({ owner }: Pick<Database, 'owner'>): () => Promise<boolean> {
  const { name, migrations } = storeMigrations();
  const names = migrations.map((migration) => migration.name);
  return async () => {
    const { rows } = await sql<{ missing: boolean }>`
      select exists (
        select from unnest(${names}::text[]) wanted
        where not exists (select from door.migration m where m.set_name = ${name} and m.name = wanted)
      ) as missing`.execute(owner);
    return rows[0]?.missing === false;
  };
}
