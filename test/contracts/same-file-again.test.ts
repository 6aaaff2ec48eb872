import { countsOf, PeopleRow, planPeople, readRow, type PeoplePlan, type PeopleQuestion } from '@trellis/core/people';
import fc from 'fast-check';
import { expect, test } from 'vitest';

type World = Pick<PeopleQuestion, 'agencies' | 'people' | 'posts'>;
type Cells = Record<string, string>;

const NOBODY: World = { agencies: [], people: [], posts: [] };

let lastId = 0;

function plan(world: World, rows: readonly Cells[]): PeoplePlan {
  const read = rows.map((row, at) => {
    const { value, findings } = readRow(PeopleRow, row);
    if (findings) throw new Error(JSON.stringify(findings));
    return { row: at + 2, value };
  });
  return planPeople({
    ...world,
    rows: read,
    scope: { all: true },
    knownAudiences: new Set(['LCF-G3', 'LCF-G5']),
    decisions: new Map(),
    today: '2026-11-21',
    newId: () => `id${++lastId}`,
  });
}

function after(world: World, planned: PeoplePlan): World {
  const merge = <Thing extends { readonly id: string }>(
    before: readonly Thing[],
    changes: readonly { readonly after: Thing }[],
  ) => [...new Map([...before, ...changes.map((change) => change.after)].map((thing) => [thing.id, thing])).values()];
  return {
    agencies: merge(world.agencies, planned.agencies),
    people: merge(world.people, planned.people),
    posts: merge(world.posts, planned.posts),
  };
}

const taken = (rows: readonly Cells[], world = NOBODY) => after(world, plan(world, rows));

/** Few names, numbers and addresses, so that rows run into each other in every way. */
const anyRow = fc
  .record({
    agencyRef: fc.constantFrom('WT', 'BS'),
    agencyName: fc.constantFrom('', 'One', 'Two'),
    staffNumber: fc.constantFrom('', '1', '2', '3'),
    workEmail: fc.constantFrom('', 'a@x.example', 'b@x.example'),
    givenName: fc.constantFrom('Ann', 'Bea', 'Ann Marie'),
    familyName: fc.constantFrom('Lee', 'Lee-Fox', 'Fox', 'Oak'),
    jobTitle: fc.constantFrom('', 'Cook', 'cook', 'Nurse'),
    team: fc.constantFrom('', 'A', 'B'),
    audience: fc.constantFrom('', 'LCF-G3', 'LCF-G5;LCF-G3', 'LCF-G99'),
    managerStaffNumber: fc.constantFrom('', '1', '2', '9'),
    startsOn: fc.constantFrom('2024-01-01', '2025-01-01'),
    endsOn: fc.constantFrom('', '2026-01-01'),
  })
  .filter((row) => row.staffNumber !== '' || row.workEmail !== '')
  .map((row): Cells => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')));

test('whatever a file says, taking it in again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), fc.array(anyRow, { maxLength: 12 }), (earlier, rows) => {
      const before = taken(earlier);
      const world = taken(rows, before);
      const again = plan(world, rows);
      expect([again.agencies, again.people, again.posts]).toEqual([[], [], []]);
      expect(countsOf(again.taken, again.unsure, again.refused)).toMatchObject({ new: 0, changed: 0 });
    }),
    { numRuns: 1000 },
  );
});

test('whatever a file says, every row is accounted for once and a staff number has one holder', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 15 }), (rows) => {
      const planned = plan(NOBODY, rows);
      const counts = countsOf(planned.taken, planned.unsure, planned.refused);
      expect(counts.new + counts.changed + counts.unchanged + counts.unsure + counts.refused).toBe(rows.length);
      const numbers = after(NOBODY, planned).people.flatMap((person) =>
        person.staffNumbers.map((held) => `${held.agencyId} ${held.staffNumber}`),
      );
      expect(new Set(numbers).size).toBe(numbers.length);
    }),
  );
});
