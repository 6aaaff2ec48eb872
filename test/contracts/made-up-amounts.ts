import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';
import type { Ask } from './day-by-day-facts.ts';

/** What an edition of the made-up pack says of the kinds that are neither intervals nor asked once. */
export interface OtherKinds {
  readonly hours: number;
  readonly leadHours: number;
  readonly windowMonths: number;
  readonly share: number;
  readonly domain: 'children' | 'adults' | undefined;
  readonly initial: { readonly withinMonths: number; readonly hours: number; readonly leadHours: number } | undefined;
  readonly times: number;
  readonly leadTimes: number;
  readonly perMonths: number;
  readonly yearFrom: string;
  readonly doesAttendanceCount: boolean;
  readonly changes: readonly { readonly on: string; readonly withinDays: number }[];
  readonly editionOn: string;
  readonly withinMonths: number;
  readonly afterMonths: number;
}

/** What may be read in two ways in these. */
export const readingsOfOtherKinds = {
  'TEST-PER': ['a', 'b'],
  'TEST-JOINT': ['a', 'b', 'c'],
  'TEST-BEFORE': ['a', 'b'],
};

const JOINT = { a: 'whole', b: 'half', c: 'none' } as const;
const EFFECT = { a: 'warn', b: 'block' } as const;
const COUNTED = ['completion', 'attendance'] as const;

/** The same as somebody with a calendar would note it down. */
export function otherAsks(
  kinds: OtherKinds,
  version: string,
  shared: Pick<Ask, 'first' | 'clock'>,
  readings: Readonly<Record<string, string>>,
): readonly Ask[] {
  const plain = {
    ...shared,
    alsoCalled: [],
    competencies: [],
    months: null,
    agencyMay: 'none' as const,
    quicker: { months: 0, flags: ['named-lead'], groups: readings['TEST-QUICK'] === 'b' ? ['G2'] : [] },
  };
  const counted = kinds.doesAttendanceCount ? COUNTED : undefined;
  const effect = EFFECT[readings['TEST-BEFORE'] as 'a' | 'b'];
  return [
    {
      ...plain,
      id: 'HOURS',
      alsoCalled: ['some-hours'],
      kinds: ['gp'],
      counted,
      hours: {
        windowMonths: kinds.windowMonths,
        amount: kinds.hours,
        leadAmount: kinds.leadHours,
        share: kinds.share,
        domain: kinds.domain,
        joint: { whole: 1, half: 0.5, none: 0 }[JOINT[readings['TEST-JOINT'] as 'a' | 'b' | 'c']],
        initial: kinds.initial && {
          withinMonths: kinds.initial.withinMonths,
          amount: kinds.initial.hours,
          leadAmount: kinds.initial.leadHours,
        },
      },
    },
    {
      ...plain,
      id: 'TIMES',
      kinds: ['police'],
      counted,
      before: { ids: ['ONCE'], effect },
      times: {
        amount: kinds.times,
        leadAmount: kinds.leadTimes,
        ...(readings['TEST-PER'] === 'a' ? { yearFrom: kinds.yearFrom } : { months: kinds.perMonths }),
      },
    },
    { ...plain, id: 'CHANGED', kinds: ['gp'], changes: kinds.changes },
    {
      ...plain,
      id: 'READ',
      kinds: ['police'],
      counted: ['declaration'],
      edition: { id: `EDITION-${version[0]}`, on: kinds.editionOn, withinMonths: kinds.withinMonths },
    },
    { ...plain, id: 'AFTER', kinds: ['gp'], months: kinds.afterMonths, before: { ids: ['KIND'], effect } },
  ];
}

type Requirements = NonNullable<z.input<typeof Pack>['requirements']>;
type RuleInput = Requirements[number]['rule'];

/** The same as a pack writes it. */
export function otherRequirements(
  kinds: OtherKinds,
  version: string,
  { first, clock }: { first: (RuleInput & { kind: 'once' })['first']; clock: Requirements[number]['clock'] },
): Requirements {
  const source = { document: 'house', note: 'made up for this test' };
  const words = { title: 'Made up', summary: 'Do what is made up.', source, clock };
  const rule = { first, noticeDays: 90, source };
  const audiences = { option: 'TEST-QUICK', readings: { a: [], b: ['G2'] } };
  const lead = { id: 'R-LEAD', flags: ['named-lead'], audiences };
  const evidence = kinds.doesAttendanceCount ? { evidence: [...COUNTED] as [...typeof COUNTED] } : {};
  const effect = { option: 'TEST-BEFORE', readings: EFFECT };
  return [
    {
      ...words,
      id: 'HOURS',
      aliases: ['some-hours'],
      appliesTo: { agencyKinds: ['gp'] },
      rule: {
        ...rule,
        ...evidence,
        kind: 'hours',
        id: 'R-HOURS',
        hours: kinds.hours,
        windowMonths: kinds.windowMonths,
        participatoryShare: kinds.share,
        domain: kinds.domain,
        jointHours: { option: 'TEST-JOINT', readings: JOINT },
        initial: kinds.initial && {
          id: 'R-INITIAL',
          withinMonths: kinds.initial.withinMonths,
          hours: kinds.initial.hours,
        },
        other: [{ ...lead, hours: kinds.leadHours, initialHours: kinds.initial?.leadHours }],
      },
    },
    {
      ...words,
      id: 'TIMES',
      appliesTo: { agencyKinds: ['police'] },
      prerequisites: { requirements: ['ONCE'], effect },
      rule: {
        ...rule,
        ...evidence,
        kind: 'count',
        id: 'R-TIMES',
        times: kinds.times,
        per: { option: 'TEST-PER', readings: { a: { yearFrom: kinds.yearFrom }, b: { months: kinds.perMonths } } },
        other: [{ ...lead, times: kinds.leadTimes }],
      },
    },
    {
      ...words,
      id: 'CHANGED',
      appliesTo: { agencyKinds: ['gp'] },
      rule: {
        ...rule,
        kind: 'on-change',
        id: 'R-CHANGED',
        changes: kinds.changes.map(({ on, withinDays }) => ({
          id: `C-${on}`,
          title: 'it changed',
          on,
          within: { days: withinDays },
        })),
      },
    },
    {
      ...words,
      id: 'READ',
      appliesTo: { agencyKinds: ['police'] },
      rule: {
        ...rule,
        kind: 'declaration',
        id: 'R-READ',
        edition: `EDITION-${version[0]}`,
        editionTitle: 'what is made up',
        editionOn: kinds.editionOn,
        within: { months: kinds.withinMonths },
      },
    },
    {
      ...words,
      id: 'AFTER',
      appliesTo: { agencyKinds: ['gp'] },
      prerequisites: { requirements: ['KIND'], effect },
      rule: { ...rule, kind: 'interval', id: 'R-AFTER', months: kinds.afterMonths, agencyInterval: 'none' },
    },
  ];
}
