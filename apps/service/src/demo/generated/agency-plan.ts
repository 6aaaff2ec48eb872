import { AgencyId } from '@trellis/core';
import type { Agency } from '@trellis/core/people';
import { randomOf } from '../random.ts';
import { trades, type Trade } from './trades.ts';

/** An agency of a generated partnership. */
export interface AgencyPlanned {
  readonly agency: Agency;
  readonly trade: Trade;
  /** How many people have their first post there. */
  readonly people: number;
  /** Domain of its work e-mail addresses. */
  readonly mail: string;
  /** Months after the partnership began until the first file of it came. */
  readonly joinedAfterMonths: number;
  /** Set when it was taken over on a day: by the agency with this short name. */
  readonly succession?: Succession;
}

/** That an agency went over into another. */
export interface Succession {
  readonly into: string;
  readonly on: string;
  readonly kind: 'merge' | 'rename';
  readonly document: string;
}

/** How many people the plan is drawn for; other sizes are in proportion. */
const DRAWN_FOR = 80_000;
/** How many agencies it has. */
const AGENCIES = 120;
/** Nobody has fewer people than this. */
const FEWEST = 4;

interface Drawn {
  readonly ref: string;
  readonly name: string;
  readonly trade: keyof typeof trades;
  readonly people: number;
  readonly succession?: Succession;
  /** Has been told about, and never sent a file. */
  readonly isSilent?: boolean;
}

/** The agencies that there is one of; the most important first, since a small partnership has only those. */
const single: readonly Drawn[] = [
  { ref: 'RHT', name: 'Ravensmoor Hospitals NHS Trust', trade: 'ruh', people: 15_000 },
  { ref: 'CC', name: 'Carrowmere Council', trade: 'council', people: 12_400 },
  { ref: 'CP', name: 'Carrow Valley Police', trade: 'police', people: 8_600 },
  { ref: 'SCH01', name: 'Alder Primary School', trade: 'school-maintained', people: 52 },
  { ref: 'NUR01', name: 'Acorn Nursery', trade: 'ey-group', people: 34 },
  { ref: 'GP01', name: 'Ash Lane Surgery', trade: 'gp', people: 42 },
  { ref: 'CMD01', name: 'Aster childminding', trade: 'ey-home', people: 4 },
  { ref: 'SML01', name: 'Anchor Youth Club', trade: 'small-agency', people: 9 },
  { ref: 'ICB', name: 'Carrow and Dale ICB', trade: 'icb', people: 700 },
  { ref: 'ACA01', name: 'Avonlea Academy', trade: 'school-academy', people: 120 },
  { ref: 'CAR01', name: 'Aspen House care home', trade: 'care-home', people: 60 },
  { ref: 'DHT', name: 'Dale Community and Mental Health Trust', trade: 'ruh', people: 10_600 },
  {
    ref: 'CCG',
    name: 'Carrow CCG',
    trade: 'ccg',
    people: 180,
    succession: { into: 'ICB', on: '2022-07-01', kind: 'merge', document: 'Health and Care Act 2022' },
  },
  { ref: 'VCS', name: 'Dalecare Community Services', trade: 'virgin-care', people: 2_400 },
  { ref: 'UNI', name: 'University of Carrowmere', trade: 'university', people: 5_900 },
  { ref: 'COL', name: 'Carrowmere College', trade: 'college', people: 1_500 },
  { ref: 'IND01', name: 'Abbotsfield School', trade: 'school-independent', people: 210 },
  { ref: 'DOM01', name: 'Homeward Care', trade: 'dom-care', people: 420 },
  { ref: 'NPL', name: 'Beacon for Families', trade: 'commissioned-nonprofit-large', people: 900 },
  { ref: 'CFP', name: 'Northgate Residential', trade: 'commissioned-for-profit', people: 340 },
  { ref: 'FRS', name: 'Carrow Fire and Rescue', trade: 'other', people: 1_300 },
  { ref: 'CTR', name: 'Wayside School Transport', trade: 'contractor', people: 260 },
  {
    ref: 'DDC',
    name: 'Dale District Council',
    trade: 'council',
    people: 2_900,
    succession: { into: 'CC', on: '2023-04-01', kind: 'merge', document: 'Structural Changes Order 2022' },
  },
  {
    ref: 'GP00',
    name: 'Old Mill Practice',
    trade: 'gp',
    people: 38,
    succession: { into: 'GP01', on: '2024-10-01', kind: 'rename', document: 'Notice of the practice' },
  },
  { ref: 'SIL1', name: 'Dunmore Academy', trade: 'school-academy', people: 95, isSilent: true },
  { ref: 'SIL2', name: 'Elmbank care home', trade: 'care-home', people: 45, isSilent: true },
  { ref: 'COL2', name: 'Dale Sixth Form College', trade: 'college', people: 640 },
  { ref: 'PROB', name: 'Carrow Probation', trade: 'other', people: 820 },
  { ref: 'HSG', name: 'Dale Homes', trade: 'commissioned-nonprofit-large', people: 1_100 },
];

/** The kinds that there are many of: short name, ending of the name, how many people they have, from and to. */
const many: readonly (readonly [
  prefix: string,
  ending: string,
  trade: keyof typeof trades,
  from: number,
  to: number,
])[] = [
  ['SCH', 'Primary School', 'school-maintained', 22, 240],
  ['NUR', 'Nursery', 'ey-group', 8, 90],
  ['GP', 'Surgery', 'gp', 10, 85],
  ['ACA', 'Academy', 'school-academy', 60, 800],
  ['CMD', 'childminding', 'ey-home', 4, 6],
  ['SML', 'Trust', 'small-agency', 4, 40],
  ['CAR', 'House care home', 'care-home', 25, 160],
  ['IND', 'School', 'school-independent', 60, 420],
  ['DOM', 'Home Care', 'dom-care', 60, 520],
];

const places = (
  'Beech Birch Bramble Bridge Brook Castle Cedar Chapel Cherry Church Clay Cliff Clover Copse Coombe Cross Dove Eden Elm Fairfield Fern Field Ford Forest ' +
  'Fox Garth Glen Grange Green Grove Hawthorn Hazel Heath Heron Hill Holly Ivy Juniper Kestrel King Lake Lark Laurel Lime Linden Manor Maple Marsh ' +
  'Meadow Mill Moor Oak Orchard Park Pine Poplar Priory Quarry Queen Ridge River Robin Rose Rowan Rush Sage Sand Spring Stone Swan Sycamore Thorn Vale ' +
  'Wells Willow Wood Wren Yew'
).split(' ');

/** The agencies that a partnership of so many people has: 120 from a few thousand people on, fewer below, never one without a handful. */
export function planAgencies(people: number, seed: number): readonly AgencyPlanned[] {
  const random = randomOf(seed ^ 0x5eed);
  const wanted = Math.min(
    AGENCIES,
    Math.max(1, Math.floor(people / 12) > 10 ? Math.floor(people / 40) + 9 : Math.floor(people / 12)),
  );
  const drawn = [...single, ...repeated(AGENCIES - single.length, (bound) => random.below(bound))].slice(0, wanted);
  const kept = drawn.map(({ succession, ...each }): Drawn => {
    const isThere = drawn.some(({ ref }) => ref === succession?.into);
    return succession === undefined || !isThere ? each : { ...each, succession };
  });
  const sizes = sizesOf(kept, people);
  return kept.map((each, index) => ({
    agency: {
      id: AgencyId.parse(`ga-${seed.toString(36)}-${each.ref.toLowerCase()}`),
      ref: each.ref,
      name: each.name,
      kind: trades[each.trade]!.kind,
      ...(each.trade === 'small-agency' ? { annualTurnoverPence: (20_000 + random.below(180_000)) * 100 } : {}),
    },
    trade: trades[each.trade]!,
    people: sizes[index]!,
    mail: `${each.ref.toLowerCase()}.carrow.example`,
    joinedAfterMonths: index > 8 && random.below(6) === 0 ? 6 + random.below(36) : 0,
    ...(each.succession === undefined ? {} : { succession: each.succession }),
  }));
}

function repeated(count: number, below: (bound: number) => number): readonly Drawn[] {
  return Array.from({ length: count }, (_, index): Drawn => {
    const [prefix, ending, trade, from, to] = many[index % many.length]!;
    const number = 2 + Math.floor(index / many.length);
    return {
      ref: `${prefix}${String(number).padStart(2, '0')}`,
      name: `${places[index % places.length]!} ${ending}${index < places.length ? '' : ', Dale'}`,
      trade,
      // Small ones are common, large ones rare.
      people: from + Math.floor(((to - from) * below(1000) * below(1000)) / 1_000_000),
    };
  });
}

/**
 * So many people together, never fewer than a handful in one agency; the largest takes up what rounding leaves. A small partnership is less uneven
 * than a large one, whose hospitals have thousands.
 */
function sizesOf(drawn: readonly Drawn[], people: number): readonly number[] {
  const evenness = Math.min(1, Math.max(0.5, 0.5 + (0.5 * Math.log(people / 1000)) / Math.log(DRAWN_FOR / 1000)));
  const weights = drawn.map((each) => (each.isSilent ? 0 : each.people ** evenness));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => (weight === 0 ? 0 : Math.max(FEWEST, Math.floor((weight * people) / all))));
  const rest = people - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, index) => (index === 0 ? size + rest : size));
}
