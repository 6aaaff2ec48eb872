import type { Allowed, Duty, NavigationGroup } from '@trellis/api';
import type { Role } from '@trellis/core/access';
import type { Pack } from '@trellis/core/frameworks';
import type { Paper, ReportFile } from '@trellis/core/reporting';
import type { AnyRouter } from '@trpc/server';

/** A screen as the service knows it; the door `./screens` has the component under the same id. */
export interface ScreenContribution {
  readonly id: string;
  /** As it is called in the navigation and in the page's title. */
  readonly title: string;
  /** Below the web app's root, such as `/my-learning`; `:name` is a part that varies. */
  readonly path: string;
  /** One of the manifest's permissions, or anybody who has signed in. */
  readonly permission: string;
  /** False: it is reached from another screen only. */
  readonly isInNavigation: boolean;
  /** The part of Trellis under which it stands where somebody has many screens; absent: by itself. */
  readonly group?: NavigationGroup;
  /** Roles for which it stands before all other screens in the navigation, and so opens first. */
  readonly firstFor?: readonly Role[];
  /** Whoever has this to do, because they were named and whatever their role, finds it in the navigation under this title. */
  readonly alsoFor?: { readonly duty: Duty; readonly title: string };
}

/** A link that an LMS administrator can place in a course or on a dashboard. */
export interface LtiToolContribution {
  readonly id: string;
  readonly title: string;
  /** One sentence for whoever places it. */
  readonly summary: string;
  /** Id of the plugin's screen that it opens. */
  readonly screen: string;
  /** Whoever places it chooses a course of the partnership; the screen's path has the course's ref in `:ref`. Absent: there is nothing to choose. */
  readonly choose?: 'course';
  /** What stands before the course's title in the name of the link, such as `Feedback`, so that the links of one course can be told apart. */
  readonly chosenAs?: string;
  /** Whoever holds the chosen course has a full grade for the link in the LMS. */
  readonly isGraded?: true;
  /** A square picture as the text of an SVG document, for lists of the LMS; Trellis' own if not given. */
  readonly icon?: string;
}

/** One form in which a report can be read away from the screen. */
export interface DocumentContribution {
  readonly format: ReportFile['format'];
  /** As it is called where somebody chooses it, such as `Tagged PDF`. */
  readonly title: string;
  readonly mediaType: string;
  /** The same paper must give the same bytes, whenever and wherever it is written: their hash is kept. */
  readonly write: (paper: Paper) => Promise<Uint8Array>;
}

/**
 * What a plugin adds, as plain data. The host merges it with what others add; it is never merged into what a plugin was given.
 */
export interface Contributions {
  /** Pack versions that a partnership can activate. */
  readonly packs?: readonly Pack[];
  /** Procedures; they appear in the API under the plugin's id in camel case. Each names its permission in its `meta`. */
  readonly router?: AnyRouter;
  /** Who holds each permission of the manifest. */
  readonly roles?: Readonly<Record<string, Allowed>>;
  readonly ltiTools?: readonly LtiToolContribution[];
  readonly screens?: readonly ScreenContribution[];
  /** Writers of reports, one for each format among all plugins. */
  readonly documents?: readonly DocumentContribution[];
}

/** The kinds of contribution that are code or lead to it; a pack may have none of them. */
export const CODE_KINDS = [
  'router',
  'roles',
  'ltiTools',
  'screens',
  'documents',
] as const satisfies readonly (keyof Contributions)[];

/** Screens may also be open to anybody who has signed in, without a permission of their own. */
export const SIGNED_IN = 'signed-in';
