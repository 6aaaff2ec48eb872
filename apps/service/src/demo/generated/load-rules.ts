import { dateOf, type Context, type Stores } from '@trellis/core';
import { saveSuccession } from '@trellis/core/billing';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { mapCourse, saveCourse, saveVersion } from '@trellis/core/courses';
import { activatePack, installPacks, knownToSatisfy, type Pack } from '@trellis/core/frameworks';
import { mapJobTitle, saveOverride } from '@trellis/core/pathways';
import { reasonFor } from '../job-titles.ts';
import type { AgencyPlanned } from './agency-plan.ts';
import type { CalendarOfFiles } from './calendar-of-files.ts';
import { courses } from './courses.ts';
import { earlyYearsBefore } from './early-years-before.ts';
import { titlesWithGroup } from './trades.ts';

/** What a generated partnership is judged by. */
export interface RulesToLoad {
  readonly packs: readonly Pack[];
  readonly agencies: readonly AgencyPlanned[];
  readonly calendar: CalendarOfFiles;
}

/** The early years rule of September 2025 was published in July. */
const EARLY_YEARS = { pack: 'eyfs-2025', publishedAt: '2025-07-14T09:00:00.000Z' };

/**
 * Puts packs, courses, job titles, agencies and their own intervals in place, each from the moment at which it was decided, through the actions that a
 * coordinator uses.
 *
 * @param at - the same transaction at a moment, RFC 3339
 */
export async function loadRules(
  at: (moment: string) => Context<Stores>,
  { packs, agencies, calendar }: RulesToLoad,
): Promise<void> {
  const beganAt = `${dateOf(calendar.began)}T08:00:00.000Z`;
  const first = at(beganAt);
  /** No rule is known before the partnership was there, and none before now. */
  const from = (moment: string) => at(moment < beganAt ? beganAt : moment);
  await installPacks(first, [...packs, earlyYearsBefore]);
  for (const { id, version } of [earlyYearsBefore, ...packs.filter(({ status }) => status === 'active')])
    await activatePack(
      id === EARLY_YEARS.pack ? from(EARLY_YEARS.publishedAt) : first,
      { packId: id, version, from: null, to: null, readings: {} },
      JUDGING_OPTIONS,
    );
  await first.store.people.saveAgencies(agencies.map(({ agency }) => agency));
  await loadCourses(first);
  await loadJobTitles(first, from('2024-12-03T10:00:00.000Z'));
  await loadOverrides(from, agencies);
  for (const { agency, succession } of agencies)
    if (succession !== undefined)
      await saveSuccession(from(`${succession.on}T09:00:00.000Z`), {
        from: agency.id,
        to: agencies.find((each) => each.agency.ref === succession.into)!.agency.id,
        on: succession.on,
        kind: succession.kind,
        document: succession.document,
      });
}

async function loadCourses(ctx: Context<Stores>): Promise<void> {
  const known = knownToSatisfy(await ctx.store.frameworks.packs());
  for (const { satisfies, objectives, ...course } of courses) {
    const { id } = await saveCourse(ctx, { ...course, isInterAgency: course.kind !== 'e-learning' });
    for (const version of ['1', '2', '3'])
      await saveVersion(ctx, { courseId: id, version, validFrom: null, validTo: null, objectives: [...objectives] });
    if (satisfies.length > 0)
      await mapCourse(ctx, { courseId: id, satisfies: [...satisfies], validFrom: null, validTo: null }, known);
  }
}

/** One title was thought again: officers who enter homes have more than occasional contact. */
const RETHOUGHT = { jobTitle: 'Environmental health officer', audience: 'LCF-G2', from: '2025-01-01' };

async function loadJobTitles(first: Context<Stores>, later: Context<Stores>): Promise<void> {
  for (const [jobTitle, audience] of titlesWithGroup)
    await mapJobTitle(first, {
      jobTitle,
      audiences: [audience],
      validFrom: null,
      validTo: null,
      why: reasonFor(audience),
    });
  const { jobTitle, audience } = RETHOUGHT;
  await mapJobTitle(later, {
    jobTitle,
    audiences: [audience],
    validFrom: RETHOUGHT.from,
    validTo: null,
    why: reasonFor(audience),
  });
}

/** One agency in nine asks more often, or less; some of them thought again. */
async function loadOverrides(
  from: (moment: string) => Context<Stores>,
  agencies: readonly AgencyPlanned[],
): Promise<void> {
  const strict = agencies.filter((each, index) => index % 9 === 1 && each.succession === undefined);
  for (const [place, { agency }] of strict.entries()) {
    const own = {
      agencyId: agency.id,
      ...(place % 3 === 0 ? {} : { requirementId: place % 3 === 1 ? 'LCF-L1' : 'LCF-L2' }),
      intervalMonths: place % 4 === 3 ? 48 : place % 2 === 0 ? 24 : 12,
      from: place % 2 === 0 ? '2023-01-01' : '2024-04-01',
      to: null,
      why: 'Decided by the agency’s own safeguarding group',
      document: 'Safeguarding policy of the agency',
    };
    const { id } = await saveOverride(
      from(place % 2 === 0 ? '2022-11-15T11:00:00.000Z' : '2024-03-20T11:00:00.000Z'),
      own,
    );
    if (place % 3 === 0)
      await saveOverride(from('2025-03-04T11:00:00.000Z'), {
        ...own,
        id,
        to: '2025-03-31',
        why: 'Back to the framework’s own interval',
      });
  }
}
