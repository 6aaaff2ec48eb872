import { useLink, useSession } from '@trellis/plugin/screens';

/** Where places on courses are booked. */
const PATH = '/training';

/** The addresses at which a course is booked; undefined where this service has no booking. */
export interface BookingWay {
  /** All dates of a course. @param ref - its short name */
  readonly datesOf: (ref: string) => string;
  /** One date. */
  readonly date: (eventId: string) => string;
}

/** Where the reader can book, as far as her navigation has such a page. */
export function useBooking(): BookingWay | undefined {
  const link = useLink();
  const { navigation } = useSession();
  if (!navigation.some(({ path }) => path === PATH)) return undefined;
  return {
    datesOf: (ref) => link(`${PATH}?course=${encodeURIComponent(ref)}`),
    date: (eventId) => link(`${PATH}/${eventId}`),
  };
}
