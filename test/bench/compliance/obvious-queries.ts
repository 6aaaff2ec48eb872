/** How the latest completion of a requirement is found. */
export type Way = 'per post' | 'aggregated first';

/** What is listed: by agency and requirement on one day, or by requirement on many. */
export type Shape = 'board' | 'trend';

const latest: Readonly<Record<Way, { readonly before: string; readonly join: string }>> = {
  'per post': {
    before: '',
    join: `left join lateral (
      select max(e.achieved_on) as on_on from lms.evidence e join lms.course c using (course_ref)
      where e.person_key = p.person_key and c.requirement_key = k.requirement_key and e.achieved_on <= d.day
    ) held on true`,
  },
  'aggregated first': {
    before: `held as materialized (
      select d.day, e.person_key, c.requirement_key, max(e.achieved_on) as on_on
      from days d join lms.evidence e on e.achieved_on <= d.day join lms.course c using (course_ref) group by 1, 2, 3
    ),`,
    join: 'left join held on held.day = d.day and held.person_key = p.person_key and held.requirement_key = k.requirement_key',
  },
};

/**
 * The figures as somebody writes them who has posts, rules and completions: each post with each requirement that it is asked for, its latest
 * completion, when that is due again, and then counted. States as numbers in the order of the product's own.
 *
 * `$1` is an array of days.
 */
export function obviousQuery(shape: Shape, way: Way): string {
  const { before, join } = latest[way];
  const group = shape === 'board' ? 'agency_key, requirement_key' : 'day, requirement_key';
  return `
    with days as (select unnest($1::date[]) as day), ${before} judged as (
      select d.day, p.agency_key, k.requirement_key,
        case
          when d.day < p.starts_on then 1
          when held.on_on is null then
            case when (greatest(p.starts_on, k.from_on) + interval '3 months')::date < d.day then 4 else 1 end
          when due.on_on < d.day then 4
          when due.on_on - 90 <= d.day then 3
          else 2
        end as state
      from days d
      join lms.post p on p.starts_on - 90 <= d.day and (p.ends_on is null or p.ends_on >= d.day)
      join lms.ask k on k.profile = p.profile and k.from_on <= greatest(d.day, p.starts_on) and k.to_on > greatest(d.day, p.starts_on)
      join lms.rule r on r.requirement_key = k.requirement_key and r.from_on <= d.day and r.to_on > d.day
      left join lateral (
        select i.months from lms.interval i
        where i.agency_key = p.agency_key and i.requirement_key = k.requirement_key and i.from_on <= d.day and i.to_on > d.day
        order by i.from_on desc, i.is_its_own desc limit 1
      ) own on true
      cross join lateral (
        select case
          when own.months is not null and (r.is_free or own.months < r.months) then own.months
          when p.is_lead then r.lead_months
          else r.months
        end as months
      ) span
      ${join}
      -- Nothing is due before the post begins.
      cross join lateral (select greatest((held.on_on + make_interval(months => span.months))::date, p.starts_on) as on_on) due
    )
    select ${group}, state, count(*)::int as posts from judged group by ${group}, state`;
}
