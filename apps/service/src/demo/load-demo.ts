import { localDate, type Context, type Stores } from '@trellis/core';
import { grant } from '@trellis/core/access';
import { mapCourse, saveCourse, saveVersion } from '@trellis/core/courses';
import { importEvidence } from '@trellis/core/evidence';
import { knownAudiences, knownToSatisfy } from '@trellis/core/frameworks';
import { mapJobTitle } from '@trellis/core/pathways';
import { importPeople, type FileRow, type ImportResult } from '@trellis/core/people';
import { lockSetUp, operatorActor, type Installation } from '@trellis/host';
import type { PartnershipRow } from '@trellis/store';
import { putPacksToWork } from '../partnership.ts';
import { castMembers } from './people/cast.ts';
import type { Cells } from './people/cells.ts';
import { DEMO_VERSIONS, demoCourses } from './courses.ts';
import { demoPeople, type DemoPeople } from './people/demo-people.ts';
import { demoJobTitles, reasonFor } from './job-titles.ts';
import { loadLastMonth } from './programme/last-month.ts';
import { loadProgramme } from './programme/load-programme.ts';
import { generateWorkforce } from './people/workforce.ts';

/** What to fill a partnership with. */
export interface DemoToLoad {
  readonly partnership: PartnershipRow;
  /** How many people beside the cast. */
  readonly people: number;
  readonly seed: number;
  /** Called before each step; what it throws undoes all of it. */
  readonly onStep?: () => void;
}

/** How many rows are taken in at a time, so that memory does not grow with the partnership. */
const CHUNK = 10_000;

/**
 * Fills an empty partnership with the demo's story and a generated workforce, all at once or not at all; one that has agencies already is
 * left as it is. It goes through the same actions as a real import.
 *
 * @returns whether it was filled now
 */
export async function loadDemo(
  installation: Installation,
  { partnership, people, seed, onStep = () => undefined }: DemoToLoad,
): Promise<boolean> {
  return await installation.act(partnership.id, operatorActor('demo'), async (ctx) => {
    await lockSetUp(ctx, partnership.id);
    await putPacksToWork(ctx, installation);
    if ((await ctx.store.people.agencies()).length > 0) return false;
    onStep();
    await saveCourses(ctx);
    await mapJobTitles(ctx);
    const workforce = generateWorkforce({ people, seed, today: localDate(ctx.now, ctx.timeZone) });
    const packs = await ctx.store.frameworks.packs();
    onStep();
    for (const rows of chunksOf(workforce.people))
      insistOnAll(
        await importPeople(ctx, {
          fileName: 'demo people',
          rows,
          dryRun: false,
          knownAudiences: knownAudiences(packs),
        }),
      );
    onStep();
    for (const rows of chunksOf(workforce.evidence))
      insistOnAll(
        await importEvidence(ctx, { fileName: 'demo evidence', rows, dryRun: false, knownIds: knownToSatisfy(packs) }),
      );
    const named = await demoPeople(ctx);
    await grantRoles(ctx, named);
    onStep();
    await loadProgramme(ctx, named);
    await loadLastMonth(ctx, named);
    onStep();
    return true;
  });
}

async function saveCourses(ctx: Context<Stores>): Promise<void> {
  const known = knownToSatisfy(await ctx.store.frameworks.packs());
  for (const { satisfies, objectives, ...course } of demoCourses) {
    const { id } = await saveCourse(ctx, { ...course, isInterAgency: course.kind !== 'e-learning' });
    for (const version of DEMO_VERSIONS)
      await saveVersion(ctx, {
        courseId: id,
        version,
        validFrom: null,
        validTo: null,
        objectives: [...objectives],
        standards: [],
      });
    await mapCourse(ctx, { courseId: id, satisfies: [...satisfies], validFrom: null, validTo: null }, known);
  }
}

async function mapJobTitles(ctx: Context<Stores>): Promise<void> {
  for (const { title, audience } of demoJobTitles)
    if (audience !== undefined)
      await mapJobTitle(ctx, {
        jobTitle: title,
        audiences: [audience],
        validFrom: null,
        validTo: null,
        why: reasonFor(audience),
      });
}

/** Gives the cast the roles that their story needs; a lead and a manager within their own agency. */
async function grantRoles(ctx: Context<Stores>, named: DemoPeople): Promise<void> {
  for (const { role, agencyRef, staffNumber } of castMembers) {
    if (role === undefined) continue;
    const isWithinAgency = role === 'manager' || role === 'agency-lead';
    await grant(
      ctx,
      { personId: await named.person(agencyRef, staffNumber) },
      { role, ...(isWithinAgency ? { agencyId: named.agencyId(agencyRef) } : {}) },
    );
  }
}

function* chunksOf(cells: readonly Cells[]): Generator<readonly FileRow[]> {
  for (let start = 0; start < cells.length; start += CHUNK)
    yield cells.slice(start, start + CHUNK).map((row, index) => ({ row: start + index + 2, cells: row }));
}

/** A demo whose own rows are refused is a fault of ours. */
function insistOnAll({ report }: ImportResult): void {
  const [first] = report;
  if (first !== undefined)
    throw new Error(`Row ${first.row} of the demo was not taken in: ${first.field} ${first.reason}.`);
}
