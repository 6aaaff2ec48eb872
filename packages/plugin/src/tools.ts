import { procedure, router } from '@trellis/api';

/** What a plugin is lent to make its contributions with; never the host itself. */
export interface Tools {
  /** Joins the plugin's procedures. */
  readonly router: typeof router;
  /**
   * The beginning of each procedure: permission by `meta({ permission })`, one transaction of the caller's partnership
   * with core's stores in `ctx.store`, and everybody touched judged at its end.
   */
  readonly procedure: typeof procedure;
}

/** The tools that every plugin gets. */
export const tools: Tools = { router, procedure };
