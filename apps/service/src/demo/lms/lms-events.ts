import { randomUUID } from 'node:crypto';
import { castMembers, team } from '../people/cast.ts';
import { GRADED_COURSE } from '../courses.ts';

/** The course of the demo LMS that counts as one of ours from the start. */
export const MAPPED_LMS_COURSE = { id: '21', shortName: 'SIGNS', title: 'Know the signs (online)', courseRef: 'SG-1' };

/** Somebody of Gareth's team, under an address that no agency has given: the match list shows whom she may be. */
const [, unsure] = team;

/** Whom the events are about, by the LMS's own number for her; the cast are known by their launches. */
const people: Readonly<Record<string, object>> = {
  ...Object.fromEntries(
    castMembers.map(({ id, givenName, familyName }) => [id, { userId: id, givenName, familyName }] as const),
  ),
  unsure: {
    userId: 'lms-4711',
    givenName: unsure!.givenName,
    familyName: unsure!.familyName,
    workEmail: `${unsure!.givenName.toLowerCase()}@home.example`,
    department: 'Care',
  },
};

/** What was completed in the demo LMS, by whom, and how many days before the demo was loaded. */
const completions: readonly {
  readonly course: {
    readonly id: string;
    readonly idNumber?: string;
    readonly shortName: string;
    readonly title: string;
  };
  readonly by: Readonly<Record<string, number>>;
}[] = [
  {
    course: { id: MAPPED_LMS_COURSE.id, shortName: MAPPED_LMS_COURSE.shortName, title: MAPPED_LMS_COURSE.title },
    by: { sam: 40, unsure: 12 },
  },
  {
    // Its number is that of our course, so the screen offers it with one press; whoever opened the graded link then gets the mark.
    course: { id: '22', idNumber: GRADED_COURSE, shortName: 'REFRESH', title: 'Safeguarding refresher (online)' },
    by: { chloe: 9, gareth: 16, jo: 30 },
  },
  { course: { id: '23', shortName: 'PREVENT', title: 'Prevent: an introduction' }, by: { chloe: 60, rosa: 55 } },
  { course: { id: '24', shortName: 'FIRE', title: 'Fire safety at work' }, by: { gareth: 90 } },
];

/**
 * What the demo LMS tells of, as its plugin would.
 *
 * @param now - RFC 3339
 */
export function demoEvents(now: string): readonly object[] {
  return completions.flatMap(({ course, by }) =>
    Object.entries(by).map(([id, daysAgo]) => {
      const completedAt = new Date(Date.parse(now) - daysAgo * 86_400_000).toISOString();
      return {
        id: randomUUID(),
        kind: 'course-completed',
        occurredAt: completedAt,
        person: people[id],
        course,
        state: 'complete',
        completedAt,
      };
    }),
  );
}
