import { z } from 'zod';
import type { Instant } from '../../calendar.ts';
import { AgencyId } from '../../ids.ts';
import type { LedEvent } from '../schema.ts';
import type { TrainerSettings } from '../settings.ts';

const Given = z.object({
  events: z.number().int(),
  hours: z.number().meta({ description: 'Hours of trainers: two of one agency for a day count twice' }),
});

/** What an agency gave to the programme in a period, and what it had agreed to give. */
export const AgencyContribution = z.object({
  agencyId: AgencyId,
  agencyName: z.string(),
  trainers: z.number().int().meta({ description: 'In the pool now' }),
  led: Given,
  planned: Given.meta({ description: 'Dates of the period that are still to come' }),
  target: z
    .object({ events: z.number().optional(), hours: z.number().optional() })
    .optional()
    .meta({ description: 'What it agreed to for a year, as a part of the year that the period is' }),
});
export type AgencyContribution = z.infer<typeof AgencyContribution>;

/** What contributions are counted from. */
export interface ContributionFacts {
  readonly led: readonly LedEvent[];
  readonly now: Instant;
  /** How many days the period has. */
  readonly days: number;
  readonly settings: TrainerSettings;
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string }[];
  /** Of everybody who is in the pool. */
  readonly poolAgencies: readonly AgencyId[];
}

const DAYS_OF_YEAR = 365;

/**
 * What each agency gave in a period: dates and hours that its trainers led, what is planned, and what it had agreed to.
 *
 * @returns agencies that gave something, have a trainer or agreed to something, by name
 * @source Leeds, Learning and Development Offer: trainers are provided in kind by partner agencies
 * @source house a target is for a year, and for part of one in proportion
 */
export function contribution({
  led,
  now,
  days,
  settings,
  agencies,
  poolAgencies,
}: ContributionFacts): AgencyContribution[] {
  const targets = new Map(settings.targets.map((target) => [target.agencyId, target]));
  const part = (perYear: number | undefined) =>
    perYear === undefined ? undefined : Math.round((perYear * days * 10) / DAYS_OF_YEAR) / 10;
  return agencies
    .map(({ id, name }): AgencyContribution => {
      const ofAgency = led.filter(({ agencyId }) => agencyId === id);
      const isOver = ({ endsAt }: LedEvent) => Date.parse(endsAt) <= Date.parse(now);
      const target = targets.get(id);
      const [events, hours] = [part(target?.eventsPerYear), part(target?.hoursPerYear)];
      return {
        agencyId: id,
        agencyName: name,
        trainers: poolAgencies.filter((agencyId) => agencyId === id).length,
        led: given(ofAgency.filter(isOver)),
        planned: given(ofAgency.filter((each) => !isOver(each))),
        ...(target === undefined
          ? {}
          : {
              target: {
                ...(events === undefined ? {} : { events }),
                ...(hours === undefined ? {} : { hours }),
              },
            }),
      };
    })
    .filter(({ trainers, led: past, planned, target }) => trainers + past.events + planned.events > 0 || target)
    .toSorted((one, other) => one.agencyName.localeCompare(other.agencyName));
}

function given(led: readonly LedEvent[]): AgencyContribution['led'] {
  const minutes = led.reduce((sum, each) => sum + each.minutes, 0);
  return { events: new Set(led.map(({ eventId }) => eventId)).size, hours: Math.round(minutes / 6) / 10 };
}
