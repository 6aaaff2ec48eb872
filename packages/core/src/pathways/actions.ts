import { agencyScope, insistOnAgency, PEOPLE_ROLES } from '../scope.ts';
import { dateOf, dayOf } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Pack } from '../frameworks/schema.ts';
import type { FrameworksStores } from '../frameworks/store.ts';
import type { AgencyId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { PeopleStores } from '../people/store.ts';
import { clashOf, isSucceededBy } from './job-title.ts';
import type { AgencyOverride, JobTitleMapping, PathwaysErrorCode } from './schema.ts';
import type { JobTitleListed, PathwaysStores } from './store.ts';

type Needs = PathwaysStores & FrameworksStores & PeopleStores;

/** Who may say what a job title stands for, and how often an agency asks for a refresher. */
const DECIDING = PEOPLE_ROLES;

/** Job titles in use in the agencies that the actor looks after, those without a group first. */
export function jobTitles(
  ctx: Context<PathwaysStores>,
  filter: { text?: string | undefined; unmappedOnly?: boolean | undefined },
  page: PageRequest,
): Promise<Page<JobTitleListed>> {
  return ctx.store.pathways.jobTitles(agencyScope(ctx.actor, DECIDING), filter, page);
}

/**
 * Says which groups a job title stands for, from a date, and judges everybody who holds it again. A mapping without an end that
 * began earlier ends on the day before, and stays in what is said of those days.
 *
 * @param mapping - with an id: replaces that mapping, which is of the same title and reach
 * @throws `pathways.unknown-audience`, `pathways.dates-overlap`, `pathways.not-found`, `access.outside-your-agency`
 */
export async function mapJobTitle(
  ctx: Context<PathwaysStores & FrameworksStores>,
  mapping: Omit<JobTitleMapping, 'id'> & { id?: string | undefined },
): Promise<JobTitleMapping> {
  insistOnAgency(agencyScope(ctx.actor, DECIDING), mapping.agencyId);
  const known = new Set((await ctx.store.frameworks.packs()).flatMap(audiencesOf));
  const unknown = mapping.audiences.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new DomainError<PathwaysErrorCode>(
      'pathways.unknown-audience',
      `No pack has a group ${unknown.join(', ')}.`,
      { field: 'audiences' },
    );
  const others = await ctx.store.pathways.mappings([mapping.jobTitle]);
  const whole: JobTitleMapping = { ...mapping, id: mapping.id ?? ctx.newId() };
  const before = others.find((other) => other.id === whole.id);
  // An id of another title or agency is as good as none; a new mapping is given its id here.
  if (mapping.id !== undefined && (!before || before.agencyId !== whole.agencyId))
    throw new DomainError<PathwaysErrorCode>('pathways.not-found', 'There is no such mapping.', { field: 'id' });
  const ended = others
    .filter((other) => isSucceededBy(other, whole))
    .map((other) => ({ ...other, validTo: dateOf(dayOf(whole.validFrom!) - 1) }));
  const endedIds = new Set(ended.map((each) => each.id));
  const clash = clashOf(whole, [...others.filter((other) => !endedIds.has(other.id)), ...ended]);
  if (clash)
    throw new DomainError<PathwaysErrorCode>(
      'pathways.dates-overlap',
      'This title already has groups for some of these days. End that mapping first.',
      { field: 'validFrom', id: clash.id },
    );
  const { pathways } = ctx.store;
  await ctx.changeRules({
    why: 'job-title-mapped',
    who: () => pathways.holdersOf(whole.jobTitle, whole.agencyId),
  });
  for (const each of [...ended, whole]) await ctx.store.pathways.saveMapping(each);
  await record(ctx, {
    action: 'pathways.map-job-title',
    subject: { kind: 'job-title-mapping', id: whole.id },
    before,
    after: whole,
    why: whole.why,
  });
  return whole;
}

/**
 * Records that an agency asks for a requirement more or less often than its source, and judges its people again.
 *
 * @throws `pathways.unknown-requirement`, `pathways.longer-needs-document`, `pathways.dates-reversed`, `access.outside-your-agency`
 * @source London Competency Framework, section 5 ("or as directed by agency specific guidance"); AMB-LCF-5
 */
export async function saveOverride(
  ctx: Context<Needs>,
  override: Omit<AgencyOverride, 'id'> & { id?: string | undefined },
): Promise<AgencyOverride> {
  insistOnAgency(agencyScope(ctx.actor, DECIDING), override.agencyId);
  if (override.to !== null && override.to < override.from)
    throw new DomainError<PathwaysErrorCode>('pathways.dates-reversed', 'The last day must not be before the first.', {
      field: 'to',
    });
  const intervals = (await ctx.store.frameworks.packs())
    .flatMap((pack) => pack.requirements)
    .filter((requirement) => requirement.rule.kind === 'interval');
  const concerned = intervals.filter(
    (requirement) => override.requirementId === undefined || requirement.id === override.requirementId,
  );
  if (concerned.length === 0)
    throw new DomainError<PathwaysErrorCode>(
      'pathways.unknown-requirement',
      'No pack has such a requirement with an interval.',
      { field: 'requirementId' },
    );
  const isLonger = concerned.some(({ rule }) => rule.kind === 'interval' && override.intervalMonths > rule.months);
  if (isLonger && !override.document)
    throw new DomainError<PathwaysErrorCode>(
      'pathways.longer-needs-document',
      'A longer interval than the source asks for needs the agency document it comes from.',
      { field: 'document' },
    );
  const before = (await ctx.store.pathways.overrides([override.agencyId])).find((each) => each.id === override.id);
  if (override.id !== undefined && !before)
    throw new DomainError<PathwaysErrorCode>('pathways.not-found', 'This agency has no such interval.', {
      field: 'id',
    });
  const whole: AgencyOverride = { ...override, id: override.id ?? ctx.newId() };
  await ctx.changeRules({ why: 'interval-changed', who: () => ctx.store.people.peopleIn([whole.agencyId]) });
  await ctx.store.pathways.saveOverride(whole);
  await record(ctx, {
    action: 'pathways.save-override',
    subject: { kind: 'agency-override', id: whole.id },
    before,
    after: whole,
    why: whole.why,
  });
  return whole;
}

/** The agency intervals that the actor may see. */
export async function overrides(ctx: Context<PathwaysStores>, agencyId?: AgencyId): Promise<readonly AgencyOverride[]> {
  const scope = agencyScope(ctx.actor, DECIDING);
  if (agencyId !== undefined) insistOnAgency(scope, agencyId);
  return ctx.store.pathways.overrides(agencyId !== undefined ? [agencyId] : scope.all ? undefined : scope.agencyIds);
}

/** The ids of a pack's groups. */
function audiencesOf(pack: Pack): readonly string[] {
  return pack.frameworks.flatMap((framework) => framework.audiences.map((audience) => audience.id));
}
