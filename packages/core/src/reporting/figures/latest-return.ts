import type { CalendarDate } from '../../calendar.ts';
import type { HeadcountReturn } from '../schema.ts';
import type { AgencyFigures } from './schema.ts';

/**
 * What an agency last told us of everybody in scope, on or before a day; a return of one group or about one requirement says nothing of everybody.
 *
 * @source house the latest return on or before the day is the headcount
 */
export function latestReturn(
  returns: readonly HeadcountReturn[],
  agencyId: string,
  asAt: CalendarDate,
): AgencyFigures['returned'] {
  const own = latestReturnOn(
    returns.filter(
      (each) => each.agencyId === agencyId && each.audience === undefined && each.requirement === undefined,
    ),
    asAt,
  );
  if (own === undefined) return null;
  const { on, headcount, trained } = own;
  return { on, headcount, ...(trained === undefined ? {} : { trained }) };
}

/** The latest of some returns on or before a day. @source house */
export function latestReturnOn(returns: readonly HeadcountReturn[], asAt: CalendarDate): HeadcountReturn | undefined {
  return returns
    .filter((each) => each.on <= asAt)
    .reduce<HeadcountReturn | undefined>((best, each) => (best && best.on >= each.on ? best : each), undefined);
}
