import { useApi, useLoad } from '@trellis/plugin/screens';
import { lmsName } from '../access/lms-words.ts';

/** The LMSs of the partnership by name, and the name of one. */
export interface LmsNames {
  readonly all: readonly { readonly id: string; readonly name: string }[];
  /** Empty while they are loaded, and for one that is gone. */
  readonly nameOf: (registrationId: string) => string;
}

/** What each LMS is called, for lists that show more than one. */
export function useLmsNames(): LmsNames {
  const api = useApi();
  const found = useLoad(() => api.lms.names.query(), []).answer ?? [];
  const all = found.map((lms) => ({ id: lms.id, name: lmsName(lms) }));
  return { all, nameOf: (id) => all.find((each) => each.id === id)?.name ?? '' };
}
