import { createContext, useContext, type ReactNode } from 'react';

const Zone = createContext<string | undefined>(undefined);

/**
 * Hands the zone in which days and times are told to the screens below it.
 *
 * @param timeZone - an IANA name, such as `Europe/London`: the partnership's, wherever its reader is
 */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <Zone value={timeZone}>{children}</Zone>;
}

/** The zone in which days and times are told here, an IANA name. */
export function useTimeZone(): string {
  const timeZone = useContext(Zone);
  if (timeZone === undefined) throw new Error('What tells days and times needs TimeZoneProvider around it.');
  return timeZone;
}
