import type { AnsweredBy } from '@trellis/core/standards';
import { longTime } from '@trellis/ui/long-date';

const NAMELESS: Readonly<Record<AnsweredBy['by']['kind'], string>> = {
  person: 'Somebody who has left',
  token: 'Another system',
  'command-line': 'Whoever runs the service',
  rule: 'A rule',
};

/** Who did something and when: "Rosa Marsh, 20 November 2026 at 9:04am". */
export function byWords({ by, at }: AnsweredBy, timeZone: string): string {
  return `${by.name ?? NAMELESS[by.kind]}, ${longTime(at, timeZone)}`;
}
