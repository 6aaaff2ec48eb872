import type { QualityAction } from '@trellis/core/quality';
import { daysAway, longDate } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';

/** An action counts as near its day from so many days before it. @source house */
const NEAR_DAYS = 14;

/** How an action stands on a day: its shape and words. */
export function actionStands(
  { dueOn, closed }: Pick<QualityAction, 'dueOn' | 'closed'>,
  todayOn: string,
): { readonly sign: Sign; readonly words: string } {
  if (closed !== undefined) return { sign: 'current', words: `Done ${longDate(closed.on)}` };
  if (dueOn < todayOn) return { sign: 'overdue', words: `Past its day since ${longDate(dueOn)}` };
  const isNear = Date.parse(dueOn) - Date.parse(todayOn) <= NEAR_DAYS * 86_400_000;
  return { sign: isNear ? 'due-soon' : 'upcoming', words: `By ${longDate(dueOn)}, ${daysAway(dueOn, todayOn)}` };
}
