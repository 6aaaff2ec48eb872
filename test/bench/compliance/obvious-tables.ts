import type { Pack } from '@trellis/core/frameworks';
import type pg from 'pg';
import type { World } from './world.ts';

/** The requirements that are compared: those with an interval. */
export const COMPARED = ['LCF-L1', 'LCF-L2', 'LCF-L3', 'LCF-L4', 'LCF-L5', 'EYFS-ANNEX-C'];

const LONDON = 'london-competency-framework';

/**
 * What a learning management system would hold of the same partnership: posts, completions, and which requirement a post's group asks for, with the
 * rules resolved beforehand, no versions, no tenants and the best index for each table. Everything in its favour.
 */
export async function makeObviousTables(world: World): Promise<void> {
  const packs = await world.act((ctx) => ctx.store.frameworks.packs());
  const asks = levelsOfGroups(packs.find((pack) => pack.id === LONDON)!);
  await world.owner(async (client) => {
    await client.query('drop schema if exists lms cascade');
    await client.query('create schema lms');
    await client.query('create table lms.group_asks (audience text, requirement_key int)');
    for (const [audience, levels] of asks)
      await client.query('insert into lms.group_asks select $1, key from requirement where id = any($2)', [
        audience,
        levels,
      ]);
    await client.query(tables);
    await analyse(client);
  });
}

async function analyse(client: pg.Client): Promise<void> {
  for (const table of ['post', 'ask', 'evidence', 'course', 'interval', 'rule'])
    await client.query(`analyze lms.${table}`);
}

/** Which levels each group asks for: its own, and those that this level takes in by the reading that holds unless another is chosen. */
function levelsOfGroups(pack: Pack): readonly (readonly [audience: string, levels: readonly string[]])[] {
  const [framework] = pack.frameworks;
  const chosen = <Value>(value: unknown): Value => {
    const hangs = value as { readonly option?: string; readonly readings?: Record<string, Value> } | null;
    if (hangs?.option === undefined) return value as Value;
    return hangs.readings![pack.options.find(({ id }) => id === hangs.option)!.default]!;
  };
  return framework!.audiences.map((audience) => {
    const id = chosen<string | null>(audience.level);
    const level = framework!.levels.find((each) => each.id === id);
    return [audience.id, level === undefined ? [] : [level.id, ...chosen<readonly string[]>(level.includes)]];
  });
}

const tables = `
  create table lms.profile as
    select row_number() over ()::int as profile, audiences, title_key, kind
    from (select distinct o.audiences, case when o.audiences = '{}' then o.title_key end as title_key, a.kind
      from post o join agency a on a.id = o.agency_id where o.known_to = 'infinity') each;

  create table lms.post as
    select p.key as person_key, a.key as agency_key, f.profile, o.starts_on, o.ends_on, 'named-lead' = any(o.flags) as is_lead
    from post o join person p on p.id = o.person_id join agency a on a.id = o.agency_id
    join lms.profile f on f.audiences = o.audiences and f.kind = a.kind
      and f.title_key is not distinct from case when o.audiences = '{}' then o.title_key end
    where o.known_to = 'infinity';
  create index on lms.post (starts_on, ends_on);
  create index on lms.post (profile);

  -- Which groups a profile is in, from when to when (to_on excluded).
  create table lms.membership as
    select f.profile, unnest(f.audiences) as audience, '-infinity'::date as from_on, 'infinity'::date as to_on from lms.profile f
    union all
    select f.profile, unnest(m.audiences), coalesce(m.valid_from, '-infinity'), coalesce(m.valid_to + 1, 'infinity')
    from lms.profile f join job_title_mapping m on m.title_key = f.title_key and m.agency_id is null and m.known_to = 'infinity';

  -- What that asks of it; periods that meet are one, since nobody is asked anew then.
  create table lms.ask as
    with asked as (
      select profile, requirement_key, from_on, to_on from lms.membership join lms.group_asks using (audience)
      union all
      select m.profile, r.key, m.from_on, m.to_on from lms.membership m join lms.profile f using (profile), requirement r
      where r.id = 'EYFS-ANNEX-C' and f.kind in ('ey-group', 'ey-home')
    ), marked as (
      select *, from_on is distinct from lag(to_on) over (partition by profile, requirement_key order by from_on) as is_new from asked
    ), runs as (
      select *, count(*) filter (where is_new) over (partition by profile, requirement_key order by from_on) as run from marked
    )
    select profile, requirement_key, min(from_on) as from_on, max(to_on) as to_on from runs group by profile, requirement_key, run;
  create index on lms.ask (profile);

  create table lms.course as
    select distinct c.ref as course_ref, r.key as requirement_key
    from course c join course_mapping m on m.course_id = c.id and m.known_to = 'infinity' join requirement r on r.id = any(m.satisfies);

  create table lms.evidence as
    select p.key as person_key, e.course_ref, e.achieved_on from evidence e join person p on p.id = e.person_id
    where e.known_to = 'infinity' and not e.withdrawn and e.kind <> 'attendance' and e.course_ref is not null;
  create index on lms.evidence (person_key, course_ref, achieved_on);

  create table lms.interval as
    select a.key as agency_key, r.key as requirement_key, o.interval_months as months, o.valid_from as from_on,
      coalesce(o.valid_to + 1, 'infinity') as to_on, o.requirement_id is not null as is_its_own
    from agency_override o join agency a on a.id = o.agency_id
    join requirement r on r.id like 'LCF-L_' and r.id = coalesce(o.requirement_id, r.id) or r.id = 'EYFS-ANNEX-C' and o.requirement_id is null
    where o.known_to = 'infinity';
  create index on lms.interval (agency_key, requirement_key);

  create table lms.rule as
    select key as requirement_key, 36 as months, 24 as lead_months, true as is_free, '-infinity'::date as from_on, 'infinity'::date as to_on
    from requirement where id like 'LCF-L_'
    union all select key, 36, 36, false, '-infinity', '2025-09-01' from requirement where id = 'EYFS-ANNEX-C'
    union all select key, 24, 24, false, '2025-09-01', 'infinity' from requirement where id = 'EYFS-ANNEX-C';
`;
