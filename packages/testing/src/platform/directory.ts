/** Somebody with an account in the pretend LMS. */
export interface PlatformUser {
  /** The platform's own id: the `sub` of her launches. */
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email?: string;
  /** Sent as `lis.person_sourcedid`. */
  readonly staffNumber?: string;
  /** Role URIs or short context roles; a learner if not given. */
  readonly roles?: readonly string[];
}

/** A link to a tool within a course. */
export interface PlatformLink {
  /** Unique in the whole platform. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** Where it leads; the tool's own default if not given. */
  readonly targetLinkUri?: string;
  /** Custom values; variables such as `$Person.sourcedId` are filled in. */
  readonly custom?: Readonly<Record<string, string>>;
}

/** A course with its links. */
export interface PlatformCourse {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly links: readonly PlatformLink[];
}

/** A link with the course that it stands in. */
export interface PlacedLink {
  readonly course: PlatformCourse;
  readonly link: PlatformLink;
}

/** Who and what there is in the pretend LMS. */
export interface Directory {
  readonly users: readonly PlatformUser[];
  readonly courses: readonly PlatformCourse[];
  /** Places another link in a course, under an id of its own. */
  addLink(courseId: string, link: Omit<PlatformLink, 'id'>): PlatformLink;
  user(id: unknown): PlatformUser | undefined;
  placedLink(id: unknown): PlacedLink | undefined;
}

/**
 * Looks up people and links by id.
 *
 * @param onChange - hears of each link once it is placed
 */
export function createDirectory(
  users: readonly PlatformUser[],
  given: readonly PlatformCourse[],
  onChange: () => void = () => undefined,
): Directory {
  const courses = given.map((course) => ({ ...course, links: [...course.links] }));
  const byId = new Map(users.map((user) => [user.id, user]));
  const links = new Map<string, PlacedLink>(
    courses.flatMap((course) => course.links.map((link) => [link.id, { course, link }])),
  );
  return {
    users,
    courses,
    addLink(courseId, said) {
      const course = courses.find(({ id }) => id === courseId);
      if (course === undefined) throw new Error('There is no such course.');
      // Links that were kept from before may have taken numbers already.
      let number = links.size + 1;
      while (links.has(`placed-${number}`)) number += 1;
      const link = { ...said, id: `placed-${number}` };
      course.links.push(link);
      links.set(link.id, { course, link });
      onChange();
      return link;
    },
    user: (id) => (typeof id === 'string' ? byId.get(id) : undefined),
    placedLink: (id) => (typeof id === 'string' ? links.get(id) : undefined),
  };
}

/** Two people and a course with one link, for tests that do not care who. */
export const exampleUsers: readonly PlatformUser[] = [
  {
    id: 'user-learner',
    givenName: 'Amara',
    familyName: 'Okafor',
    email: 'amara.okafor@avonmere.example',
    staffNumber: 'AC-1001',
  },
  {
    id: 'user-teacher',
    givenName: 'Dev',
    familyName: 'Sharma',
    email: 'dev.sharma@avonside.example',
    staffNumber: 'POL-2002',
    roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  },
];

/** The course that goes with the example users. */
export const exampleCourses: readonly PlatformCourse[] = [
  { id: 'course-1', label: 'SG1', title: 'Safeguarding', links: [{ id: 'link-1', title: 'My safeguarding learning' }] },
];
