import type { Course } from '@trellis/core/courses';
import type { ResourceLinkItem } from '@trellis/lti-1p3';
import type { LoadedPlugins } from '@trellis/plugin';
import { iconUrl } from './icons.ts';

/** One thing that can be placed in a course of an LMS. */
export interface Offer {
  /** Unique among the offers of a partnership; it stands in the page's form. */
  readonly id: string;
  readonly kind: 'page' | 'course';
  readonly title: string;
  /** What it is, for whoever chooses. */
  readonly about: string;
  readonly item: ResourceLinkItem;
}

/** By this tag a line item is known as one that completions of a course go to. */
const COMPLETION_TAG = 'trellis-completion';

type Placed = LoadedPlugins['ltiTools'][number];

/**
 * What somebody who prepares a course may place in it: what plugins bring as it is, and courses of the partnership where a plugin opens those.
 *
 * @param origin - of this service, as LMSs see it
 */
export function offersOf(
  { ltiTools, screens }: Pick<LoadedPlugins, 'ltiTools' | 'screens'>,
  courses: readonly Pick<Course, 'ref' | 'title'>[],
  origin: string,
): readonly Offer[] {
  const placed = ltiTools.flatMap((tool) => {
    const screen = screens.find((each) => each.plugin === tool.plugin && each.id === tool.screen);
    return screen === undefined ? [] : [{ tool, path: screen.path }];
  });
  const byTitle = courses.toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB', { numeric: true }));
  return [
    ...placed.filter(({ tool }) => tool.choose === undefined).map(({ tool, path }) => pageOffer(tool, origin, path)),
    ...placed
      .filter(({ tool }) => tool.choose === 'course')
      .flatMap(({ tool, path }) => byTitle.map((course) => courseOffer(tool, origin, path, course))),
  ];
}

/** The course that the id of an offer names; undefined for a page, and for what is no such id. */
export function courseRefOf(offerId: string): string | undefined {
  return /^course \S+ \S+ (.+)$/s.exec(offerId)?.[1];
}

function pageOffer(tool: Placed, origin: string, path: string): Offer {
  return {
    id: `page ${tool.plugin} ${tool.id}`,
    kind: 'page',
    title: tool.title,
    about: tool.summary,
    item: {
      type: 'ltiResourceLink',
      url: origin + path,
      title: tool.title,
      text: tool.summary,
      icon: { url: iconUrl(origin, tool) },
    },
  };
}

function courseOffer(tool: Placed, origin: string, path: string, course: Pick<Course, 'ref' | 'title'>): Offer {
  const { ref } = course;
  const title = tool.chosenAs === undefined ? course.title : `${tool.chosenAs}: ${course.title}`;
  return {
    id: `course ${tool.plugin} ${tool.id} ${ref}`,
    kind: 'course',
    title,
    about: ref,
    item: {
      type: 'ltiResourceLink',
      url: origin + path.replace(':ref', encodeURIComponent(ref)),
      title,
      text: tool.summary,
      icon: { url: iconUrl(origin, tool) },
      ...(tool.isGraded === true
        ? {
            lineItem: {
              scoreMaximum: 1,
              label: title,
              resourceId: `course:${ref}`,
              tag: COMPLETION_TAG,
              submissionReview: { reviewableStatus: ['Completed'] },
            },
          }
        : {}),
    },
  };
}
