import type { Context, Stores } from '@trellis/core';
import { mapCourse, saveCourse, saveVersion } from '@trellis/core/courses';
import { installPacks, knownAudiences, knownToSatisfy, Pack } from '@trellis/core/frameworks';
import { mapJobTitle } from '@trellis/core/pathways';
import { importPeople } from '@trellis/core/people';

/** The agencies of the people who change, by kind. */
export const AGENCIES = [
  ['CC', 'council'],
  ['NUR', 'ey-group'],
  ['GP', 'gp'],
  ['SCH', 'school-maintained'],
  ['POL', 'police'],
] as const;

/** Their job titles and the groups that they begin in; the last has none. */
export const TITLES = [
  ['Nurse', 'LCF-G2'],
  ['Teacher', 'LCF-G3'],
  ['Social worker', 'LCF-G4'],
  ['Manager', 'LCF-G6'],
  ['Officer 3', undefined],
] as const;

/** What courses satisfy to begin with. */
export const COURSES = [
  ['ONE', ['LCF-L1']],
  ['TWO', ['LCF-L2']],
  ['THREE', ['LCF-L3', 'LCF-L2-C2']],
  ['EARLY', ['EYFS-ANNEX-C', 'LCF-L2']],
  ['LOCAL', ['LOCAL-INDUCTION']],
] as const;

/** A pack that changes its mind: how often something local is asked, by version. */
export const LOCAL_VERSIONS = [
  ['1.0.0', 24],
  ['1.1.0', 12],
  ['2.0.0', 36],
] as const;

const source = { document: 'house', note: 'made up for a test' };

/** A version of the local pack. */
function localPack(version: string, months: number): Pack {
  return Pack.parse({
    id: 'local-induction',
    version,
    title: 'Local induction',
    kind: 'local',
    validFrom: null,
    validTo: null,
    status: 'active',
    requirements: [
      {
        id: 'LOCAL-INDUCTION',
        title: 'Local induction',
        summary: 'Know how it is done here.',
        appliesTo: { agencyKinds: ['council', 'gp', 'police'] },
        clock: 'activity',
        rule: {
          kind: 'interval',
          id: `LOCAL-${version.replaceAll('.', '-')}`,
          months,
          first: { kind: 'within', of: { months: 2 } },
          noticeDays: 90,
          agencyInterval: 'either',
          source,
        },
        source,
      },
    ],
    source,
  });
}

/** What somebody is known by: number 7 is `7` in the first agency of hers. */
export function placeOf(number: number): { readonly agencyRef: string; readonly staffNumber: string } {
  return { agencyRef: AGENCIES[number % AGENCIES.length]![0], staffNumber: `S-${number}` };
}

/** Her name and address; nobody has the same. */
export function nameOf(number: number): {
  readonly givenName: string;
  readonly familyName: string;
  readonly workEmail: string;
} {
  const letters = String(number).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
  return { givenName: `Given${letters}`, familyName: `Family${letters}`, workEmail: `person.${number}@example.org` };
}

/** Brings so many people with one post each, the courses and what job titles mean. */
export async function bringPeople(ctx: Context<Stores>, people: number): Promise<void> {
  await installPacks(
    ctx,
    LOCAL_VERSIONS.map(([version, months]) => localPack(version, months)),
  );
  const packs = await ctx.store.frameworks.packs();
  for (const [ref, satisfies] of COURSES) {
    const { id: courseId } = await saveCourse(ctx, { ref, title: ref });
    for (const version of ['1', '2']) await saveVersion(ctx, { courseId, version, validFrom: null, validTo: null });
    await mapCourse(
      ctx,
      { courseId, satisfies: [...satisfies], validFrom: null, validTo: null },
      knownToSatisfy(packs),
    );
  }
  for (const [jobTitle, audience] of TITLES)
    if (audience !== undefined)
      await mapJobTitle(ctx, { jobTitle, audiences: [audience], validFrom: null, validTo: null, why: 'To begin with' });
  const { report } = await importPeople(ctx, {
    fileName: 'people',
    dryRun: false,
    knownAudiences: knownAudiences(packs),
    rows: Array.from({ length: people }, (_, number) => ({
      row: number + 2,
      cells: {
        ...placeOf(number),
        ...nameOf(number),
        agencyName: `Agency ${placeOf(number).agencyRef}`,
        agencyKind: AGENCIES[number % AGENCIES.length]![1],
        jobTitle: TITLES[(number * 7) % TITLES.length]![0],
        startsOn: `20${20 + (number % 5)}-0${1 + (number % 9)}-1${number % 9}`,
      },
    })),
  });
  if (report.length > 0) throw new Error(`Somebody was not taken in: ${JSON.stringify(report[0])}`);
}
