import { draw, openContentReviews, openReview, type ReviewCause } from '@trellis/core/quality';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { QualityWorld } from './quality-world.ts';

let world: QualityWorld;
let api: QualityWorld['api'];
let who: QualityWorld['who'];
let anEvent: QualityWorld['anEvent'];
let shared: QualityWorld['shared'];
let system: QualityWorld['system'];
let theme: QualityWorld['theme'];
let courseId: QualityWorld['courseId'];
let eventId: QualityWorld['eventId'];
let coordinator: QualityWorld['coordinator'];
let westhaven: QualityWorld['westhaven'];
beforeEach(async () => {
  world = await QualityWorld.open();
  ({ api, who, anEvent, shared, system, theme, courseId, eventId, coordinator, westhaven } = world);
});
afterEach(() => world.westhaven[Symbol.asyncDispose]());

test('a course has one open review, which collects causes; the same theme comes once, with its latest numbers', async () => {
  const open = (cause: ReviewCause) => system((ctx) => openReview(ctx, { courseId, cause }));
  const first = await open(theme(5));
  const results = await Promise.all([
    open(theme(6)),
    open(theme(4, 'objectives:recording')),
    open({ kind: 'sample', eventId, planId: 'p' }),
    open(theme(4, 'objectives:recording')),
  ]);
  expect(new Set(results.map(({ id }) => id))).toEqual(new Set([first.id]));
  const shown = await api(coordinator).quality.review({ id: first.id });
  expect(shown.causes.map(({ kind }) => kind).toSorted()).toEqual(['sample', 'theme', 'theme']);
  expect(shown.causes[0]).toMatchObject({ unmet: 6, label: '“Referring”: 6 of 12 did not reach it on 2027-01-18' });
});

test('two causes that come at the same moment open one review', async () => {
  const opened = await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      system((ctx) => openReview(ctx, { courseId, cause: theme(5, `objectives:${at % 3}`) })),
    ),
  );
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  expect(opened.filter(({ isNew }) => isNew)).toHaveLength(3);
});

test('a review is closed with what came of it; its open actions are closed first or go on elsewhere', async () => {
  const { id } = await system((ctx) => openReview(ctx, { courseId, cause: theme(5) }));
  const quality = api(coordinator).quality;
  const agreed = await quality.saveAction({
    of: { kind: 'review', id },
    text: 'Add a case',
    ownerName: 'Training officer',
    dueOn: '2027-03-01',
  });
  expect(
    await quality.saveAction({ of: agreed.of, text: agreed.text, ownerName: agreed.ownerName, dueOn: agreed.dueOn }),
  ).toEqual(agreed);
  const close = (more = {}) => quality.closeReview({ id, outcome: 'content-changed', ...more });
  await expect(close()).rejects.toMatchObject({ cause: { code: 'quality.open-actions', facts: { open: 1 } } });
  const other = (await api(coordinator).courses.save({ ref: 'SG', title: 'Safeguarding' })).id;
  const next = await quality.openReview({ courseId: other, why: 'Same case' });
  await expect(close({ moveActionsTo: { kind: 'review', id } })).rejects.toThrow(/another open review/);
  expect(await close({ moveActionsTo: { kind: 'review', id: next.id } })).toMatchObject({
    state: 'closed',
    actions: [],
  });
  expect((await quality.review({ id: next.id })).actions).toMatchObject([{ id: agreed.id }]);
  await expect(close()).rejects.toThrow(/closed/);
  // The same theme of the same event has been looked at; one of a later event opens another review.
  expect(await system((ctx) => openReview(ctx, { courseId, cause: theme(7) }))).toEqual({ id, isNew: false });
  const later = await anEvent('2027-06-07');
  const again = await system((ctx) =>
    openReview(ctx, { courseId, cause: { ...theme(5), eventId: later } as ReviewCause }),
  );
  expect(again).toMatchObject({ isNew: true });
  expect(again.id).not.toBe(id);
});

test('content whose day has come is looked at again, once, unless it was withdrawn', async () => {
  const version = { courseId, validFrom: null, validTo: null, objectives: [], standards: [] };
  await api(coordinator).courses.saveVersion({
    ...version,
    version: '1',
    reviewOn: '2026-12-01',
    withdrawnOn: '2026-11-30',
  });
  await api(coordinator).courses.saveVersion({ ...version, version: '2', reviewOn: '2026-12-01' });
  await api(coordinator).courses.saveVersion({ ...version, version: '3', reviewOn: '2026-12-02' });
  expect(await system((ctx) => openContentReviews(ctx))).toBe(1);
  expect(await system((ctx) => openContentReviews(ctx))).toBe(0);
  const [open] = (await api(coordinator).quality.reviews({})).rows;
  expect(open).toMatchObject({
    version: '2',
    causes: [{ kind: 'content-date', version: '2', reviewOn: '2026-12-01' }],
  });
});

test('a lesson of a case review opens a review of each course that should carry it, and says which do', async () => {
  const quality = api(coordinator).quality;
  const lesson = {
    title: 'Hidden adults',
    summary: 'Ask who else lives there.',
    receivedOn: '2026-12-01',
    courseIds: [courseId],
    state: 'open' as const,
  };
  const saved = await quality.saveLesson(lesson);
  await quality.saveLesson({ ...lesson, id: saved.id });
  const [open] = (await quality.reviews({})).rows;
  expect(open?.causes).toEqual([{ kind: 'lesson', lessonId: saved.id }]);
  await quality.closeReview({ id: open!.id, outcome: 'content-changed', findings: 'A case was added' });
  expect((await quality.lessons({})).rows).toMatchObject([
    { courses: [{ id: courseId, reviewId: open!.id, outcome: 'content-changed' }] },
  ]);
  await quality.saveAction({
    of: { kind: 'lesson', id: saved.id },
    text: 'Tell the pool',
    ownerName: 'Office',
    dueOn: '2027-01-31',
  });
  await expect(quality.saveLesson({ ...lesson, id: saved.id, state: 'closed' })).rejects.toThrow(/open/);
});

test('a sample is drawn once, with a course that is named, and each event is reviewed and planned to be observed', async () => {
  const other = (await api(coordinator).courses.save({ ref: 'SG', title: 'Safeguarding' })).id;
  const ofPeriod = [eventId];
  for (const on of ['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22']) ofPeriod.push(await anEvent(on));
  await anEvent('2027-04-01');
  const named = await anEvent('2027-03-01', other);
  const quality = api(coordinator).quality;
  const plan = { from: '2027-01-01', to: '2027-03-31', setIds: ['BN-principles'], courseIds: [other] };
  const { id } = await quality.saveSamplingPlan({ ...plan, events: 3 });
  const drawn = await quality.drawSample({ id });
  expect(drawn.chosen.map(({ because }) => because)).toEqual(['named-course', 'by-lot', 'by-lot']);
  expect(drawn.chosen[0]).toMatchObject({ eventId: named, courseTitle: 'Safeguarding' });
  // Whoever has the seed draws again and finds the same.
  const events = [...ofPeriod.map((id) => ({ id, courseId })), { id: named, courseId: other }];
  expect(await draw({ seed: drawn.seed!, events, count: 3, courseIds: [other] })).toEqual(
    drawn.chosen.map((each) => ({ eventId: each.eventId, because: each.because })),
  );
  expect(await quality.drawSample({ id })).toEqual(drawn);
  expect((await quality.observations({})).rows.map((each) => each.eventId).toSorted()).toEqual(
    drawn.chosen.map((each) => each.eventId).toSorted(),
  );
  expect((await quality.reviews({})).rows.flatMap(({ causes }) => causes.map(({ kind }) => kind))).toEqual(
    Array.from({ length: 3 }, () => 'sample'),
  );
  await expect(quality.saveSamplingPlan({ ...plan, id, events: 2 })).rejects.toThrow(/has been drawn/);
  const more = await quality.saveSamplingPlan({ ...plan, events: 50 });
  await expect(quality.drawSample({ id: more.id })).rejects.toThrow(/too few events/);
});

test('the annual summary counts what was held, looked at, found, agreed and left open, and what is not known', async () => {
  await shared({ 'BN-P6': { state: 'not', note: 'No step-free way in' } });
  await api(coordinator).courses.saveVersion({
    courseId,
    version: '1',
    validFrom: null,
    validTo: null,
    objectives: [],
    standards: [],
  });
  await anEvent('2027-01-12');
  const summary = await api(coordinator).quality.summary({ year: 2026 });
  expect(summary).toMatchObject({
    from: '2026-09-01',
    to: '2027-08-31',
    countedTo: '2027-01-19',
    events: { held: 2, observed: 1, sampled: 0 },
    reviews: { opened: 1, open: 1, byCause: [{ kind: 'observation', count: 1 }], byOutcome: [] },
    design: { versions: 1, complete: 0, met: 0 },
  });
  expect(summary.standards).toHaveLength(9);
  expect(summary.standards).toContainEqual(
    expect.objectContaining({ standardId: 'BN-P6', found: { met: 0, partly: 0, not: 1, 'not-seen': 0 } }),
  );
  expect(summary.notKnown).toContain('How 1 of 2 events were given: nobody observed them.');
  const board = await westhaven.callerWith({}, [{ role: 'board' }]);
  expect(await api(board).quality.summary({ year: 2026 })).toMatchObject({
    standards: 'withheld',
    events: { observed: 1 },
  });
  expect((await api(coordinator).quality.summary({ year: 2025 })).events).toMatchObject({ held: 0, observed: 0 });
});

test('a course version is held against the standards of design, and every answer is kept', async () => {
  await api(coordinator).courses.saveVersion({
    courseId,
    version: '1',
    validFrom: null,
    validTo: null,
    objectives: [],
    standards: [],
  });
  const standards = api(coordinator).standards;
  const about = { courseId, version: '1', setId: 'BN-principles', standardId: 'BN-P1' };
  await expect(standards.answerDesign({ ...about, state: 'met', evidence: ' ' })).rejects.toThrow(/what shows/);
  await standards.answerDesign({ ...about, state: 'not', evidence: '' });
  await standards.answerDesign({ ...about, state: 'met', evidence: 'Two family cases' });
  const { sets } = await standards.answerDesign({ ...about, state: 'met', evidence: 'Two family cases' });
  const principles = sets.find(({ id }) => id === 'BN-principles');
  expect(principles?.answers).toMatchObject([{ state: 'met', evidence: 'Two family cases' }]);
  expect(principles?.earlier).toMatchObject([{ state: 'not' }]);
  await expect(standards.answerDesign({ ...about, version: '9', state: 'not' })).rejects.toThrow(/no version 9/);
  await expect(standards.answerDesign({ ...about, standardId: 'BN-P99', state: 'not' })).rejects.toThrow(/no standard/);
  await expect(api(who('Una').caller).standards.design({ courseId, version: '1' })).rejects.toThrow(/Only trainers/);
  const trainer = await westhaven.callerWith({}, [{ role: 'trainer' }]);
  expect((await api(trainer).standards.design({ courseId, version: '1' })).sets.length).toBeGreaterThan(1);
  await expect(api(trainer).standards.answerDesign({ ...about, state: 'not' })).rejects.toThrow(/Your role/);
});
