import type pg from 'pg';

/** A table that is loaded beside the one that it will stand in for, in the transaction that puts it there: nobody sees it before. */
export interface Staged {
  readonly name: string;
  /** The partitioned table that it becomes a part of. */
  readonly parent: string;
  /** The condition that makes it that part. */
  readonly value: number;
}

/**
 * Makes a table to load, without indexes.
 *
 * @param like - the table whose place it takes, or which it stands beside
 */
export async function makeStaged(client: pg.Client, staged: Staged, like: string, column: string): Promise<void> {
  const { rows } = await client.query<{ options: string | null }>(
    `select array_to_string(reloptions, ', ') as options from pg_class where oid = $1::regclass`,
    [like],
  );
  const settings = rows[0]?.options;
  await client.query(`create table ${staged.name} (like ${staged.parent} including defaults including constraints)
    ${settings === null || settings === undefined ? '' : `with (${settings})`}`);
  await client.query(
    `alter table ${staged.name} add constraint ${staged.name}_part check (${column} = ${staged.value})`,
  );
}

/** Builds every index that its parent has. */
export async function indexStaged(client: pg.Client, staged: Staged): Promise<void> {
  const { rows } = await client.query<{ definition: string; name: string; constraint: string | null }>(
    `select pg_get_indexdef(i.indexrelid) as definition, i.indexrelid::regclass::text as name, pg_get_constraintdef(c.oid) as constraint
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'p' where i.indrelid = $1::regclass`,
    [staged.parent],
  );
  const marked = await client.query<{ mark: string }>('select pg_current_xact_id()::text as mark');
  for (const { definition, name, constraint } of rows) {
    // They keep their names when the table takes another's place, so those of the next one need others.
    const own = `${name.slice(0, 34)}_${staged.value}_${marked.rows[0]!.mark}`;
    await client.query(
      constraint === null
        ? definition.replace(/^(CREATE (?:UNIQUE )?INDEX) .*? ON (?:ONLY )?\S+ /, `$1 ${own} on ${staged.name} `)
        : `alter table ${staged.name} add constraint ${own} ${constraint}`,
    );
  }
  await client.query(`analyze ${staged.name}`);
}

/** Makes it a part of its parent. Its own rows need not be looked at, since its constraint says that they fit. */
export async function attachStaged(client: pg.Client, { name, parent, value }: Staged): Promise<void> {
  await client.query(`alter table ${parent} attach partition ${name} for values in (${value})`);
  await client.query(`alter table ${name} drop constraint ${name}_part`);
}

/** Puts it in place of what stands there now, under its name. */
export async function swapStaged(client: pg.Client, staged: Staged): Promise<void> {
  const current = `${staged.parent}_${staged.value}`;
  await client.query(`alter table ${staged.parent} detach partition ${current}`);
  await client.query(`drop table ${current}`);
  await client.query(`alter table ${staged.name} rename to ${current}`);
  await client.query(`alter table ${current} rename constraint ${staged.name}_part to ${current}_part`);
  await attachStaged(client, { ...staged, name: current });
}
