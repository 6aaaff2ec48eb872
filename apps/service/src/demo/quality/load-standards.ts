import { createHash } from 'node:crypto';
import { addMonths, dateOf, dayOf, localDate, type Context, type CourseId, type Stores } from '@trellis/core';
import { addMaterial } from '@trellis/core/events';
import {
  answerDesign,
  askEndorsement,
  decideEndorsement,
  saveOwnCourse,
  standardSets,
  type ContentAnswer,
} from '@trellis/core/standards';
import { TAUGHT_VERSION } from '../courses.ts';
import type { DemoPeople } from '../people/demo-people.ts';
import { clockOn, daysEarlier } from '../programme/programme-days.ts';

/** What courses of agencies are held against. */
const MINIMUM_CONTENT = 'BN-induction';
const PRINCIPLES = 'BN-principles';

/** What shows that a course keeps to a principle; the rest is still to be answered. */
const DESIGN: Readonly<
  Record<string, readonly (readonly [standardId: string, state: 'met' | 'partly', evidence: string])[]>
> = {
  'SG-3': [
    ['BN-P1', 'met', 'Every case study has siblings and grandparents in it'],
    ['BN-P2', 'met', 'A film by young people opens the day'],
    ['BN-P3', 'met', 'Parents’ own accounts of conferences, exercise 4'],
    ['BN-P4', 'partly', 'Touched on in the morning; no exercise yet'],
    ['BN-P5', 'met', 'Interpreters, faith and disability in the case studies'],
    ['BN-P7', 'met', 'Tables are mixed by agency; two trainers of two agencies'],
    ['BN-P8', 'met', 'Rests on the two latest reviews and the research list'],
    ['BN-P9', 'met', 'Looked at after every run; last changed in spring'],
  ],
  'SG-2': [
    ['BN-P1', 'met', 'The family’s map is drawn first'],
    ['BN-P2', 'met', 'The child’s day, hour by hour'],
    ['BN-P7', 'met', 'Pairs of two agencies throughout'],
    ['BN-P8', 'met', 'Lessons of the latest review, slide by slide'],
  ],
};

/** An agency's own course, and where its request stands. */
interface OwnCourse {
  readonly agencyRef: string;
  readonly ref: string;
  readonly title: string;
  readonly durationMinutes: number;
  readonly askedMonthsAgo: number;
  /** Absent: nobody has decided yet, because one item is there in part only. */
  readonly endorsedForMonths?: number;
}

const OWN_COURSES: readonly OwnCourse[] = [
  {
    agencyRef: 'RH',
    ref: 'RH-START',
    title: 'Safeguarding in your first week at Riverside',
    durationMinutes: 90,
    askedMonthsAgo: 10,
    endorsedForMonths: 24,
  },
  // Runs out in a month and a half.
  {
    agencyRef: 'AC',
    ref: 'AC-START',
    title: 'Council induction: safeguarding',
    durationMinutes: 60,
    askedMonthsAgo: 23,
    endorsedForMonths: 24,
  },
  {
    agencyRef: 'HC',
    ref: 'HC-CARE',
    title: 'Safeguarding at Harbour',
    durationMinutes: 120,
    askedMonthsAgo: 0,
  },
];

/** Files for trainers, in words only. */
const MATERIALS = [
  {
    ref: 'SG-3',
    title: 'Run of the day',
    fileName: 'run-of-the-day.txt',
    text: '09:30 Film by young people\n10:00 What a conference decides, and on what grounds\n11:15 Reports that a family has read\n13:15 Core groups: what each agency brings\n15:00 Challenging a plan\n16:00 Feedback while everybody is here\n',
  },
  {
    ref: 'SG-3',
    title: 'Case study for the tables',
    fileName: 'case-study.txt',
    text: 'A family of four, invented. Table cards for health, police, school and social care.\n',
  },
  {
    ref: 'SG-EY',
    title: 'What did you see of the baby? An exercise',
    fileName: 'exercise-baby.txt',
    text: 'Ten minutes, in pairs of two agencies: tell a visit without the word asleep.\n',
  },
] as const;

/** What courses are designed against, and the courses that agencies give themselves: one that counts, one that soon will not, one that is asked for. */
export async function loadStandards(ctx: Context<Stores>, people: DemoPeople): Promise<void> {
  for (const [ref, answers] of Object.entries(DESIGN)) {
    const courseId = await courseCalled(ctx, ref);
    for (const [standardId, state, evidence] of answers)
      await answerDesign(ctx, { courseId, version: TAUGHT_VERSION, setId: PRINCIPLES, standardId, state, evidence });
  }
  for (const course of OWN_COURSES) await askFor(ctx, people, course);
  await handIn(ctx);
}

/** What trainers of two courses work with. */
async function handIn(ctx: Context<Stores>): Promise<void> {
  for (const { ref, title, fileName, text } of MATERIALS) {
    const content = new TextEncoder().encode(text);
    const sha256 = createHash('sha256').update(content).digest('hex');
    await addMaterial(ctx, {
      courseId: await courseCalled(ctx, ref),
      version: TAUGHT_VERSION,
      title,
      fileName,
      content,
      sha256,
    });
  }
}

/** The course that the demo knows by a short name. */
export async function courseCalled(ctx: Context<Stores>, ref: string): Promise<CourseId> {
  const [found] = await ctx.store.courses.byRefs([ref]);
  if (found === undefined) throw new Error(`The demo has no course ${ref}.`);
  return found.course.id;
}

async function askFor(
  ctx: Context<Stores>,
  people: DemoPeople,
  { agencyRef, askedMonthsAgo, endorsedForMonths, ...course }: OwnCourse,
): Promise<void> {
  const today = localDate(ctx.now, ctx.timeZone);
  // Six weeks more than so many months ago, or last week.
  const on =
    askedMonthsAgo === 0 ? daysEarlier(today, 6) : daysEarlier(dateOf(addMonths(dayOf(today), -askedMonthsAgo)), -14);
  const then = { ...ctx, now: clockOn(on, '10:00', ctx.timeZone) };
  const agencyId = people.agencyId(agencyRef);
  const { courseId } = await saveOwnCourse(then, { agencyId, ...course });
  const { id } = await askEndorsement(then, {
    agencyId,
    courseId,
    setId: MINIMUM_CONTENT,
    satisfies: ['LCF-L1'],
    content: await contentOf(then, endorsedForMonths !== undefined),
  });
  if (endorsedForMonths === undefined) return;
  const expiresOn = dateOf(addMonths(dayOf(on), endorsedForMonths) - 1);
  await decideEndorsement(then, { id, decision: 'endorsed', from: on, expiresOn });
}

async function contentOf(ctx: Context<Stores>, isWhole: boolean): Promise<ContentAnswer[]> {
  const set = (await standardSets(ctx)).find(({ id }) => id === MINIMUM_CONTENT)!;
  return set.standards.map(({ id, text }, index) =>
    isWhole || index !== 3
      ? { standardId: id, state: 'met', evidence: `Slides and exercise on: ${text.toLowerCase()}` }
      : { standardId: id, state: 'partly', evidence: 'Named on one slide; an exercise is being written' },
  );
}
