import type { PolicyInstalled } from '@trellis/core/billing';
import { dayNumber, longDate } from '@trellis/ui/long-date';

type Activation = PolicyInstalled['activations'][number];

/** From when to when a policy is in force, and who confirmed it; empty where it never was. */
export function inForceWords(activations: readonly Activation[], todayOn: string): string {
  return activations.map((each) => `${spanWords(each, todayOn)}${confirmedWords(each)}.`).join(' ');
}

function spanWords({ from, to }: Activation, todayOn: string): string {
  const isOver = to !== null && dayNumber(to) < dayNumber(todayOn);
  const isLater = from !== null && dayNumber(from) > dayNumber(todayOn);
  const begin = from === null ? '' : ` from ${longDate(from)}`;
  const end = to === null ? '' : ` up to ${longDate(to)}`;
  if (isOver) return `Was in force${begin}${end}`;
  return isLater ? `Will be in force${begin}${end}` : `In force${begin}${end}`;
}

function confirmedWords({ confirmedBy }: Activation): string {
  return confirmedBy === undefined || confirmedBy === null || confirmedBy === '' ? '' : `, confirmed by ${confirmedBy}`;
}

/** A copy of an installed policy to begin a draft with: under a name of its own, for it will stand on every line, the rest as it is. */
export function draftOf(policy: PolicyInstalled['policy'], title: string): Record<string, unknown> {
  return { ...policy, title };
}

/** The smallest policy that somebody can begin a draft with who has none: one tier that costs nothing, ten working days of notice. */
export function emptyPolicy(title: string): Record<string, unknown> {
  const source = { document: title };
  return {
    id: 'own-charging',
    version: '1.0.0',
    title,
    areaTitle: 'our area',
    tiers: [
      {
        number: 1,
        title: 'Everybody',
        price: { kind: 'by-length', fullDayPence: 0, halfDayPence: 0 },
        lateCancellation: { kind: 'price' },
        noShow: { kind: 'price' },
        source,
      },
    ],
    everybodyElse: { tier: 1, title: 'Everybody', source },
    length: { halfDayUpToMinutes: 240, severalSessions: 'total-length', source },
    calendar: 'england-and-wales',
    notice: {
      count: 10,
      unit: 'working-days',
      lateWhen: 'fewer-than',
      doBankHolidaysCount: false,
      counting: 'from-notice',
      day: { clock: 'local' },
      source,
    },
    cancelling: {
      who: ['practitioner', 'manager', 'agency-lead', 'coordinator'],
      channel: 'Places are given up here',
      source,
    },
    substitutes: { who: 'same-agency', isPlacePriced: true, source },
    organiserCancels: { source },
    source,
  };
}
