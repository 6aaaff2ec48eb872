import { dateOf, dayOf, type CalendarDate } from '@trellis/core';
import { HeadcountReturn } from '@trellis/core/reporting';
import { randomOf } from '../random.ts';
import type { AgencyPlanned } from './agency-plan.ts';
import type { CalendarOfFiles } from './calendar-of-files.ts';
import type { MadePerson } from './made-person.ts';

/** How many years' returns agencies have sent. */
const YEARS = 3;
/** Of every hundred returns so many are never sent. */
const MISSING = 7;

/** What agencies say each year of how many people they have. */
export interface Headcounts {
  /** Counts somebody in. */
  add(person: MadePerson): void;
  /** The returns of everybody counted, by the moment at which they came. The figures are those of payroll: a little more than the files name. */
  returns(): ReadonlyMap<string, readonly HeadcountReturn[]>;
}

/** Counts the people of each agency on the last day of March of the last years. */
export function headcountsOf(agencies: readonly AgencyPlanned[], { today }: CalendarOfFiles, seed: number): Headcounts {
  const year = Number(dateOf(today).slice(0, 4));
  const days = Array.from({ length: YEARS + 1 }, (_, ago) => `${year - YEARS + ago}-03-31`)
    .filter((day) => dayOf(day) < today - 60)
    .slice(-YEARS);
  const counts = new Map<string, number>();
  return {
    add({ posts }) {
      const now = posts.filter((post) => post.knownTo === undefined);
      for (const day of days) {
        const held = now.filter((post) => post.startsOn <= day && (post.endsOn === undefined || post.endsOn >= day));
        for (const id of new Set(held.map((post) => post.agencyId)))
          counts.set(`${id} ${day}`, (counts.get(`${id} ${day}`) ?? 0) + 1);
      }
    },
    returns() {
      const random = randomOf(seed ^ 0x4ead);
      const sent = (day: CalendarDate): readonly HeadcountReturn[] =>
        agencies.flatMap(({ agency }) => {
          const people = counts.get(`${agency.id} ${day}`) ?? 0;
          const isMissing = random.below(100) < MISSING;
          if (people === 0 || isMissing) return [];
          return [
            HeadcountReturn.parse({
              agencyId: agency.id,
              on: day,
              headcount: people + Math.round(people * 0.06 * random.next()),
            }),
          ];
        });
      return new Map(days.map((day) => [`${dateOf(dayOf(day) + 24)}T15:00:00.000Z`, sent(day)]));
    },
  };
}
