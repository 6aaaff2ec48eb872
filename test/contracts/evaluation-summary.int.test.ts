import type { Context, Stores } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import {
  comments,
  namedAnswers,
  releaseAnswers,
  releaseDue,
  summaries,
  summary,
  themesOf,
  type PairedChange,
  type Summary,
} from '@trellis/core/evaluation';
import { draftReport, publishReport, regenerateReport, report } from '@trellis/core/reporting';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, anActor } from './at-work.ts';
import { clock, coordinator, leadOf, managerOf, personOf, practitioner, type Ref } from './bookings-world.ts';
import { EvaluationWorld, NOTICING, SHARING } from './evaluation-world.ts';

const board: Actor = anActor('board', [{ role: 'board' }]);
const trainer = practitioner('hospital', 'a');

/** Thirty delegates: of twelve, nine, five and four. */
const DELEGATES: readonly (readonly [Ref, number])[] = [
  ['council', 12],
  ['police', 9],
  ['nursery', 5],
  ['home', 4],
];
const everybody = DELEGATES.flatMap(([ref, many]) =>
  Array.from({ length: many }, (_, index) => [ref, `d${index}`] as const),
);

let database: TestDatabase;
let world: EvaluationWorld;
const ids = new Map<string, string>();
const bookingOf = (at: number) => ids.get(everybody[at]!.join(' ')) as never;
const delegate = (at: number) => practitioner(...everybody[at]!);
const read = (actor: Actor, scope: Parameters<typeof summary>[1]): Promise<Summary> =>
  world.run(actor, (ctx) => summary(ctx, scope));
const changeOf = ({ changes }: Summary, key: string) => changes.find((change) => change.key === key) as PairedChange;

// By hand: of 24 people each rises from rank 1 + (n mod 3) to 3 or 4; those whose number is a multiple of 8 stay at 1.
const before = (at: number) => (at % 8 === 0 ? 1 : 1 + (at % 3));
const after = (at: number) => (at % 8 === 0 ? 1 : 3 + (at % 2));

beforeAll(async () => {
  database = await createTestDatabase();
  world = await EvaluationWorld.open(database, 'thirty');
  for (const [ref, many] of DELEGATES)
    await world.world.people(
      ref,
      Array.from({ length: many }, (_, index) => `d${index}`),
    );
  world.at('2027-02-01T09:00:00.000Z');
  for (const [ref, name] of everybody) ids.set(`${ref} ${name}`, await world.place(ref, name));
  await world.run(administrator, async ({ store }) => {
    const personId = personOf('hospital', 'a');
    await store.trainers.save({
      personId,
      agencyId: 'hospital' as never,
      jobRole: 'Nurse',
      skills: [],
      knowledge: [],
      approvals: [],
      isActive: true,
      isInHouseTrainer: false,
      hasSafeguardingKnowledge: true,
    });
    await store.trainers.assign({ eventId: world.eventId, personId, assignedAt: world.world.now });
  });
  // 26 answer before, of whom two do not answer afterwards.
  world.at('2027-02-05T09:00:00.000Z');
  for (let at = 0; at < 26; at += 1)
    await world.answer(delegate(at), bookingOf(at), 'before', { ratings: { [NOTICING]: before(at), [SHARING]: 2 } });
  world.at('2027-02-10T09:00:00.000Z');
  await world.attended(...([...ids.values()] as never[]));
  for (let at = 0; at < 24; at += 1)
    await world.answer(delegate(at), bookingOf(at), 'after', {
      ratings: { [NOTICING]: after(at), [SHARING]: 3 },
      texts: { use: 'Ask' },
    });
});
afterAll(() => database.close());

describe('thirty delegates', () => {
  test('whose comments are not told apart by agency', async () => {
    const asked = (actor: Actor, scope: Parameters<typeof comments>[1]['scope']) =>
      world.run(actor, (ctx) => comments(ctx, { scope }, { limit: 20 }));
    const scopes = [{ agencyId: 'nursery' as never }, { agencyKind: 'ey-group' }];
    for (const scope of scopes) {
      await expect(asked(coordinator, scope)).rejects.toMatchObject({ code: 'evaluation.comments-by-agency' });
      await expect(asked(leadOf('nursery'), scope)).rejects.toMatchObject({ code: 'access.not-permitted' });
      expect((await read(coordinator, { ...scope, eventId: world.eventId })).comments).toEqual([]);
    }
    expect((await asked(coordinator, { eventId: world.eventId })).rows).toEqual([]);
  });

  test('of whom 24 answered before and after: the coordinator sees exact changes at once, others nothing before a release', async () => {
    const live = await read(coordinator, { eventId: world.eventId });
    expect(live.rates).toEqual([
      { stage: 'before', asked: 30, answered: 26, declined: 0 },
      { stage: 'after', asked: 30, answered: 24, declined: 0 },
    ]);
    const pairs = Array.from({ length: 24 }, (_, at) => [before(at), after(at)] as const);
    const mean = (of: (pair: readonly [number, number]) => number) =>
      pairs.reduce((sum, pair) => sum + of(pair), 0) / 24;
    const noticing = changeOf(live, NOTICING);
    expect(noticing.pairs).toBe(24);
    expect(noticing.before.mean).toBeCloseTo(
      mean(([first]) => first),
      4,
    );
    expect(noticing.after.mean).toBeCloseTo(
      mean(([, last]) => last),
      4,
    );
    expect(noticing.gain.mean).toBeCloseTo(
      mean(([first, last]) => last - first),
      4,
    );
    expect([noticing.better, noticing.same, noticing.worse, noticing.unmet]).toEqual([
      pairs.filter(([first, last]) => last > first).length,
      pairs.filter(([first, last]) => last === first).length,
      0,
      3,
    ]);
    // All rose by one: that many say nothing of how others would differ.
    expect(changeOf(live, SHARING)).toMatchObject({ gain: { mean: 1 }, before: { mean: 2 }, unmet: 0 });
    const released = await read(board, { eventId: world.eventId });
    expect([released.changes, released.rates, released.byAgency]).toEqual([[], [], []]);
  });

  test('are told of by agency only where that gives away nobody: the coordinator sees the same threshold', async () => {
    const live = await read(coordinator, { eventId: world.eventId });
    expect(
      live.byAgency.map(({ agencyName, rates, gain }) => [agencyName, rates[1]?.answered, gain === 'withheld']),
    ).toEqual([
      ['The council', 12, false],
      ['The home', 0, false],
      ['The nursery', 'withheld', true],
      ['The police', 9, false],
    ]);
  });

  test('are told of to everybody once the time to answer is over', async () => {
    world.at('2027-03-20T09:00:00.000Z');
    expect(await world.run(clock, (ctx: Context<Stores>) => releaseDue(ctx))).toBe(2);
    const live = await read(coordinator, { eventId: world.eventId });
    const released = await read(board, { eventId: world.eventId });
    expect(released.releasedAt).toBe('2027-03-20T09:00:00.000Z');
    expect(released.rates).toEqual(live.rates);
    expect(changeOf(released, NOTICING)).toEqual(changeOf(live, NOTICING));
    expect(await read(trainer, { eventId: world.eventId })).toMatchObject({ byAgency: [], rates: released.rates });
    // Three of the nursery answered afterwards: beside 24, 12 and 9 they would follow, so the nine of the police are not told of either.
    expect(
      released.byAgency.map(({ agencyName, rates, gain }) => [
        agencyName,
        rates.map(({ stage, answered }) => [stage, answered]),
        gain,
      ]),
    ).toEqual([
      [
        'The council',
        [
          ['before', 12],
          ['after', 12],
        ],
        expect.objectContaining({ mean: expect.any(Number) }),
      ],
      ['The nursery', [['before', 5]], undefined],
      ['The police', [['before', 9]], undefined],
    ]);
    expect(await world.run(clock, (ctx: Context<Stores>) => releaseDue(ctx))).toBe(0);
  });

  test('of whom 11 answered three months later, and seven managers', async () => {
    world.at('2027-05-10T09:00:00.000Z');
    for (let at = 0; at < 11; at += 1)
      await world.answer(delegate(at), bookingOf(at), 'follow-up', { ratings: { [NOTICING]: 4, [SHARING]: 3 } });
    for (let at = 0; at < 7; at += 1)
      await world.answer(managerOf(everybody[at]![0]), bookingOf(at), 'manager', {
        choices: { talked: [at < 2 ? 'no' : 'yes'] },
      });
    expect(await world.run(coordinator, (ctx) => releaseAnswers(ctx, world.eventId))).toEqual({ lots: 2 });
    const released = await read(board, { eventId: world.eventId });
    expect(released.rates.map(({ stage, asked, answered }) => [stage, asked, answered])).toEqual([
      ['before', 30, 26],
      ['after', 30, 24],
      ['follow-up', 30, 11],
      ['manager', 30, 7],
    ]);
    const later = changeOf(released, NOTICING).later!;
    const gains = Array.from({ length: 11 }, (_, at) => 4 - before(at));
    expect(later).toMatchObject({ pairs: 11 });
    expect(later.gain.mean).toBeCloseTo(gains.reduce((sum, gain) => sum + gain, 0) / 11, 4);
    expect(later.mean).toBeUndefined();
    expect(changeOf(await read(coordinator, { eventId: world.eventId }), NOTICING).later!.mean).toEqual({ mean: 4 });
    expect(released.choices).toMatchObject([
      {
        itemId: 'talked',
        counts: [
          { id: 'yes', count: 5 },
          { id: 'no', count: 2 },
        ],
      },
    ]);
    expect(released.notKnown).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Nobody measured what changed for children and adults'),
        'Fewer than 5 of 30 people asked before the course did not answer. We do not know what they would have said.',
        '19 of 30 people asked some months later did not answer. We do not know what they would have said.',
      ]),
    );
    await expect(world.run(coordinator, (ctx) => releaseAnswers(ctx, world.eventId))).rejects.toMatchObject({
      code: 'evaluation.nothing-to-release',
    });
  });

  test('are summed up by course, agency and quarter as they are one by one', async () => {
    const by = (actor: Actor, of: 'course' | 'agency' | 'quarter' | 'trainers' | 'version' | 'agency-kind') =>
      world.run(actor, (ctx) => summaries(ctx, { by: of }, { limit: 20 }));
    const [course] = (await by(coordinator, 'course')).rows;
    expect(course).toMatchObject({
      title: 'Conferences and core groups',
      pairs: 24,
      scope: { courseId: 'conferences' },
    });
    expect((await by(board, 'course')).rows).toEqual([course]);
    expect((await by(board, 'quarter')).rows).toMatchObject([
      { title: 'January to March 2027', pairs: 24, scope: { from: '2027-01-01', to: '2027-03-31' } },
    ]);
    expect((await by(coordinator, 'trainers')).rows).toMatchObject([{ title: 'a hospital', pairs: 24 }]);
    expect((await by(coordinator, 'agency')).rows.map(({ title, pairs }) => [title, pairs])).toEqual([
      ['The council', 12],
      ['The home', 0],
      ['The nursery', 'withheld'],
      ['The police', 9],
    ]);
    expect((await by(leadOf('police'), 'agency')).rows).toMatchObject([{ title: 'The police', pairs: 0, gain: null }]);
    expect((await by(leadOf('home'), 'agency')).rows).toEqual([]);
    expect((await by(leadOf('council'), 'agency')).rows).toMatchObject([{ title: 'The council', pairs: 12 }]);
    await expect(by(board, 'trainers')).rejects.toMatchObject({ code: 'access.not-permitted' });
    for (const scope of [{ agencyId: 'police' as never }, { agencyKind: 'police' }])
      await expect(read(leadOf('council'), scope)).rejects.toMatchObject({ code: 'access.outside-your-agency' });
    await expect(read(practitioner('council', 'a'), {})).rejects.toMatchObject({ code: 'access.outside-your-agency' });
  });

  test('have their names read by a coordinator only, and that stands in the audit', async () => {
    const { rows } = await world.run(coordinator, (ctx) => namedAnswers(ctx, { eventId: world.eventId }, { limit: 5 }));
    expect(rows[0]).toMatchObject({ ratings: [{ label: expect.any(String) }, {}], texts: [] });
    const audited = await world.run(administrator, ({ store }) =>
      store.audit.entries({ action: 'evaluation.read-named-answers' }, { limit: 5 }),
    );
    expect(audited.rows).toHaveLength(1);
    await expect(
      world.run(trainer, (ctx) => namedAnswers(ctx, { eventId: world.eventId }, { limit: 5 })),
    ).rejects.toMatchObject({ code: 'access.not-permitted' });
  });

  test('say what was not met', async () => {
    const themes = await world.run(clock, (ctx) => themesOf(ctx, { eventId: world.eventId }));
    expect(themes).toMatchObject([
      { key: NOTICING, verdict: 'none', pairs: 24, unmet: 3, share: 0.125, opensReview: true },
      { key: SHARING, verdict: 'none', unmet: 0 },
    ]);
  });

  test('stand in the board’s report as they were released by then, and regenerate to the same byte', async () => {
    world.at('2027-05-11T09:00:00.000Z');
    const plan = { kind: 'board', title: 'Report', cover: '', asAt: '2027-05-10' } as const;
    const { id } = await world.run(coordinator, (ctx) => draftReport(ctx, plan));
    await world.run(board, (ctx) => publishReport(ctx, id));
    const shown = await world.run(board, (ctx) => report(ctx, id));
    const section = shown.paper.sections.find((each) => each.id === 'evaluation')!;
    expect(section.title).toMatch(/Does it work$/);
    expect(section.blocks[0]).toMatchObject({
      text: expect.stringContaining('24 of 30 people (80%) asked afterwards answered'),
    });
    const tables = section.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(tables.map(({ rows }) => rows.map(({ cells }) => cells.slice(0, 5)))).toMatchObject([
      [[{ text: 'Conferences and core groups' }, { value: 30 }, { value: 24 }, { part: 24, whole: 30 }, { value: 24 }]],
      [
        [{ text: 'The council' }, { value: 12 }, { value: 12 }, {}, { value: 12 }],
        [{ text: 'The nursery' }, {}, {}, {}, { kind: 'not-known' }],
        [{ text: 'The police' }, {}, {}, {}, { kind: 'not-known' }],
      ],
      [[{ text: '1 January 2027' }, { value: 30 }, {}, {}, {}]],
    ]);
    expect(section.blocks[1]).toMatchObject({ kind: 'before-after', lines: [{ people: 24, after: 3.13 }] });

    world.at('2027-05-12T09:00:00.000Z');
    for (let at = 11; at < 17; at += 1)
      await world.answer(delegate(at), bookingOf(at), 'follow-up', { ratings: { [NOTICING]: 1, [SHARING]: 1 } });
    expect(await world.run(coordinator, (ctx) => releaseAnswers(ctx, world.eventId))).toEqual({ lots: 1 });
    expect((await read(board, { eventId: world.eventId })).rates[2]).toMatchObject({ answered: 17 });
    expect((await world.run(board, (ctx) => regenerateReport(ctx, id))).isSame).toBe(true);
  });
});
