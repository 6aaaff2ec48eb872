import { dateOf, dayOf, DomainError, type Context, type Stores } from '@trellis/core';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { mapCourse, saveVersion } from '@trellis/core/courses';
import { correctEvidence, EvidenceRow, recordEvidence, withdrawEvidence } from '@trellis/core/evidence';
import { activatePack, knownAudiences, knownToSatisfy } from '@trellis/core/frameworks';
import { mapJobTitle, saveOverride } from '@trellis/core/pathways';
import { mergePersons, PeopleRow, putPerson, unmergePersons } from '@trellis/core/people';
import { AGENCIES, COURSES, LOCAL_VERSIONS, nameOf, placeOf, TITLES } from './random-changes-people.ts';

/** Numbers from 0 up to, not including, a bound: the same for the same seed. */
export type Dice = (bound: number) => number;

/** Dice for a seed. */
export function diceOf(seed: number): Dice {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    mixed = (mixed ^ (mixed >>> 15)) >>> 0;
    return Math.floor((mixed / 4_294_967_296) * bound);
  };
}

/** One change that somebody makes through the product's own actions. */
type Change = (ctx: Context<Stores>, dice: Dice, people: number) => Promise<unknown>;

const FIRST_DAY = dayOf('2021-01-01');
const DAYS = 2000;
const aDay = (dice: Dice): string => dateOf(FIRST_DAY + dice(DAYS));
const oneOf = <Item>(dice: Dice, items: readonly Item[]): Item => items[dice(items.length)]!;

/** The changes, and how often each is made. Rules change seldom, as everywhere. */
const changes: readonly (readonly [name: string, often: number, change: Change])[] = [
  ['evidence is recorded', 40, recordOne],
  ['evidence is corrected', 10, correctOne],
  ['evidence is withdrawn', 8, withdrawOne],
  ['a post begins', 7, beginPost],
  ['a post ends', 7, endPost],
  ['an agency asks otherwise', 2, override],
  ['a job title is put in other groups', 2, regroup],
  ['a pack version is put to work', 2, activate],
  ['a course satisfies something else', 1, remap],
  ['a course is recalled', 1, recall],
  ['two records become one', 2, merge],
  ['a merge is undone', 6, unmerge],
];

/** Makes one random change. @returns its name, or undefined when the product refused it, as it should refuse some */
export async function changeSomething(
  act: (work: (ctx: Context<Stores>) => Promise<unknown>) => Promise<unknown>,
  dice: Dice,
  people: number,
): Promise<string | undefined> {
  const [name, change] = chosen(dice);
  try {
    await act((ctx) => change(ctx, dice, people));
    return name;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw new Error(`When ${name}: ${(error as Error).message}`, { cause: error });
  }
}

function chosen(dice: Dice): readonly [name: string, change: Change] {
  let left = dice(changes.reduce((sum, [, often]) => sum + often, 0));
  for (const [name, often, change] of changes) {
    left -= often;
    if (left < 0) return [name, change];
  }
  throw new Error('There is no such change.');
}

/** The records of somebody, whoever holds the number now. */
async function personOf(ctx: Context<Stores>, number: number) {
  const { agencyRef, staffNumber } = placeOf(number);
  const agencyId = (await ctx.store.people.agencies()).find(({ ref }) => ref === agencyRef)!.id;
  const [person] = await ctx.store.people.identified([{ agencyId, staffNumber }], []);
  return person!;
}

function learning(dice: Dice, number: number): EvidenceRow {
  const isByCourse = dice(4) > 0;
  return EvidenceRow.parse({
    ...placeOf(number),
    kind: dice(8) === 0 ? 'attendance' : 'completion',
    ...(isByCourse
      ? { courseRef: oneOf(dice, COURSES)[0], courseVersion: String(1 + dice(2)) }
      : { satisfies: [oneOf(dice, ['LCF-L1', 'LCF-L2', 'LCF-L2-C2', 'LCF-L4', 'LOCAL-INDUCTION'])] }),
    achievedOn: aDay(dice),
  });
}

const knownIds = async (ctx: Context<Stores>) => knownToSatisfy(await ctx.store.frameworks.packs());

async function recordOne(ctx: Context<Stores>, dice: Dice, people: number) {
  await recordEvidence(ctx, { row: learning(dice, dice(people)), knownIds: await knownIds(ctx) });
}

async function someEvidence(ctx: Context<Stores>, dice: Dice, number: number) {
  const { id } = await personOf(ctx, number);
  const evidence = await ctx.store.evidence.ofPeople([id]);
  if (evidence.length === 0) throw new DomainError('evidence.not-found', 'She has none yet.');
  return oneOf(dice, evidence);
}

async function correctOne(ctx: Context<Stores>, dice: Dice, people: number) {
  const number = dice(people);
  const { id } = await someEvidence(ctx, dice, number);
  await correctEvidence(ctx, id, {
    row: learning(dice, number),
    why: 'It was another day',
    knownIds: await knownIds(ctx),
  });
}

async function withdrawOne(ctx: Context<Stores>, dice: Dice, people: number) {
  await withdrawEvidence(ctx, (await someEvidence(ctx, dice, dice(people))).id, 'It was not hers');
}

async function put(ctx: Context<Stores>, row: PeopleRow) {
  await putPerson(ctx, { row, knownAudiences: knownAudiences(await ctx.store.frameworks.packs()) });
}

async function beginPost(ctx: Context<Stores>, dice: Dice, people: number) {
  const number = dice(people);
  const isElsewhere = dice(2) === 0;
  const agencyRef = isElsewhere ? oneOf(dice, AGENCIES)[0] : placeOf(number).agencyRef;
  await put(
    ctx,
    PeopleRow.parse({
      agencyRef,
      staffNumber: agencyRef === placeOf(number).agencyRef ? `S-${number}` : `X-${number}`,
      ...nameOf(number),
      jobTitle: oneOf(dice, TITLES)[0],
      ...(dice(5) === 0 ? { audience: [oneOf(dice, ['LCF-G1', 'LCF-G5', 'LCF-G7'])] } : {}),
      ...(dice(6) === 0 ? { flags: ['named-lead'] } : {}),
      startsOn: aDay(dice),
    }),
  );
}

async function endPost(ctx: Context<Stores>, dice: Dice, people: number) {
  const person = await personOf(ctx, dice(people));
  const posts = await ctx.store.people.postsOf([person.id]);
  // Somebody else may have merged her record meanwhile.
  if (posts.length === 0) throw new DomainError('people.not-found', 'She has no post.');
  const post = oneOf(dice, posts);
  const agency = (await ctx.store.people.agencies()).find(({ id }) => id === post.agencyId)!;
  const held = person.staffNumbers.find(({ agencyId }) => agencyId === agency.id);
  // After a merge was undone a post may stand where she has no number any more.
  if (held === undefined) throw new DomainError('people.not-found', 'She has no number there.');
  await put(
    ctx,
    PeopleRow.parse({
      agencyRef: agency.ref,
      staffNumber: held.staffNumber,
      givenName: person.givenName,
      familyName: person.familyName,
      ...(post.jobTitle === undefined ? {} : { jobTitle: post.jobTitle }),
      startsOn: post.startsOn,
      endsOn: dateOf(dayOf(post.startsOn) + dice(1500)),
    }),
  );
}

async function override(ctx: Context<Stores>, dice: Dice) {
  const agencyId = oneOf(dice, await ctx.store.people.agencies()).id;
  const known = await ctx.store.pathways.overrides([agencyId]);
  const again = known.length > 0 && dice(2) === 0 ? oneOf(dice, known) : undefined;
  const requirementId = again?.requirementId ?? oneOf(dice, [undefined, 'LCF-L1', 'LCF-L2', 'LOCAL-INDUCTION']);
  const from = aDay(dice);
  await saveOverride(ctx, {
    ...(again === undefined ? {} : { id: again.id }),
    agencyId,
    ...(requirementId === undefined ? {} : { requirementId }),
    intervalMonths: 6 + dice(50),
    from,
    to: dice(2) === 0 ? null : dateOf(dayOf(from) + dice(700)),
    why: 'Decided',
    document: 'Policy',
  });
}

async function regroup(ctx: Context<Stores>, dice: Dice) {
  const [jobTitle] = oneOf(dice, TITLES);
  const agencies = await ctx.store.people.agencies();
  const validFrom = aDay(dice);
  await mapJobTitle(ctx, {
    jobTitle,
    ...(dice(2) === 0 ? { agencyId: oneOf(dice, agencies).id } : {}),
    audiences: [oneOf(dice, ['LCF-G1', 'LCF-G2', 'LCF-G3', 'LCF-G4', 'LCF-G6'])],
    validFrom,
    validTo: dice(2) === 0 ? null : dateOf(dayOf(validFrom) + dice(500)),
    why: 'Thought again',
  });
}

async function activate(ctx: Context<Stores>, dice: Dice) {
  const isLocal = dice(3) > 0;
  const london = { packId: 'london-competency-framework', version: '1.0.0', from: null, to: null };
  const activation = isLocal
    ? { packId: 'local-induction', version: oneOf(dice, LOCAL_VERSIONS)[0], from: aDay(dice), to: null, readings: {} }
    : {
        ...london,
        readings: { 'AMB-LCF-2': oneOf(dice, ['a', 'b', 'c']), 'HOUSE-RULE-CHANGE': oneOf(dice, ['a', 'b', 'c']) },
      };
  await activatePack(ctx, activation, JUDGING_OPTIONS);
}

async function someCourse(ctx: Context<Stores>, dice: Dice) {
  const [found] = await ctx.store.courses.byRefs([oneOf(dice, COURSES)[0]]);
  return found!;
}

async function remap(ctx: Context<Stores>, dice: Dice) {
  const { course, mappings } = await someCourse(ctx, dice);
  const again = dice(2) === 0 ? oneOf(dice, mappings) : undefined;
  const validFrom = dice(2) === 0 ? null : aDay(dice);
  await mapCourse(
    ctx,
    {
      ...(again === undefined ? {} : { id: again.id }),
      courseId: course.id,
      satisfies: [oneOf(dice, ['LCF-L1', 'LCF-L2', 'LCF-L3', 'EYFS-ANNEX-C', 'LOCAL-INDUCTION'])],
      validFrom,
      validTo: validFrom === null || dice(2) === 0 ? null : dateOf(dayOf(validFrom) + dice(900)),
    },
    await knownIds(ctx),
  );
}

async function recall(ctx: Context<Stores>, dice: Dice) {
  const { course } = await someCourse(ctx, dice);
  const version = String(1 + dice(2));
  const isRecalled = dice(2) === 0;
  await saveVersion(ctx, {
    courseId: course.id,
    version,
    validFrom: null,
    validTo: null,
    ...(isRecalled ? { withdrawnOn: aDay(dice), withdrawnBecause: 'recalled' as const } : {}),
  });
}

async function merge(ctx: Context<Stores>, dice: Dice, people: number) {
  const [kept, merged] = [await personOf(ctx, dice(people)), await personOf(ctx, dice(people))];
  await mergePersons(ctx, { keptId: kept.id, mergedId: merged.id, why: 'They are one' });
}

async function unmerge(ctx: Context<Stores>, dice: Dice) {
  const { rows } = await ctx.store.people.merges({ limit: 200 });
  const standing = rows.filter((each) => each.undoneAt === undefined);
  if (standing.length === 0) throw new DomainError('people.merge-not-found', 'Nobody is merged.');
  await unmergePersons(ctx, oneOf(dice, standing).id, 'They are two after all');
}
