import type { Behind } from '@trellis/core/reporting';
import type { State } from '@trellis/core/compliance';
import { states } from '@trellis/ui/state-mark';

/** Where the rows behind a figure of a report are shown. */
export function rowsAddress(reportId: string, { agencyId, requirement, states: chosen }: Behind): string {
  const asked = Object.entries({
    agency: agencyId ?? '',
    requirement: requirement ?? '',
    states: (chosen ?? []).join(','),
  }).filter(([, value]) => value !== '');
  return `/reports/${reportId}/rows${asked.length === 0 ? '' : `?${new URLSearchParams(asked).toString()}`}`;
}

/** Which rows an address asks for; what is no state is left out. */
export function behindAsked(query: Readonly<Record<string, string>>): Behind {
  const chosen = (query['states'] ?? '')
    .split(',')
    .filter((state): state is State => (states as readonly string[]).includes(state));
  return {
    ...(query['agency'] ? { agencyId: query['agency'] } : {}),
    ...(query['requirement'] ? { requirement: query['requirement'] } : {}),
    ...(chosen.length === 0 ? {} : { states: chosen }),
  };
}
