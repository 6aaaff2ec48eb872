import type { ChargingPolicy } from '@trellis/core/charging';
import type { z } from 'zod';
import { appendix, house } from './strategy.ts';

type Row = NonNullable<z.input<typeof ChargingPolicy>['rows']>[number];
type Kind = NonNullable<Row['kinds']>[number];

/** A row of the table whose kind is named without an area: it holds anywhere, but not for those that the table has by name. */
const anywhere = (tier: number, kind: Kind, title: string): Row => ({
  id: kind,
  title,
  tier,
  kinds: [kind],
  isUnnamedOnly: true,
  source: appendix,
});

/** A row of the table whose kind is named with the area. */
const ofTheArea = (tier: number, kind: Kind, title: string): Row => ({
  ...anywhere(tier, kind, title),
  area: { option: 'AMB-BN-9', readings: { a: 'inside', b: 'inside', c: 'anywhere' } },
});

/** The rows of the price list, in the order in which they are looked at. */
export const rows: readonly Row[] = [
  {
    id: 'named',
    title: 'Virgin Care or the Royal United Hospital, which the policy names',
    tier: 3,
    named: ['virgin-care', 'ruh'],
    source: appendix,
  },
  {
    id: 'outsiders',
    title: 'An organisation outside the area',
    tier: 4,
    isUnnamedOnly: true,
    area: 'outside',
    under: { 'AMB-BN-9': ['b'] },
    isFinal: true,
    source: appendix,
  },
  ofTheArea(1, 'ccg', 'B&NES Clinical Commissioning Group'),
  {
    ...ofTheArea(1, 'icb', 'Integrated care board, which took over from the Clinical Commissioning Group'),
    source: house('the successor by law pays what its predecessor paid'),
  },
  ofTheArea(1, 'council', 'B&NES Council, direct employees'),
  anywhere(1, 'police', 'Police'),
  anywhere(2, 'ey-home', 'Home-based early years setting'),
  ofTheArea(3, 'school-maintained', 'B&NES maintained school'),
  ofTheArea(3, 'school-academy', 'B&NES academy school'),
  ofTheArea(3, 'college', 'B&NES college'),
  anywhere(3, 'care-home', 'Care home'),
  anywhere(3, 'dom-care', 'Domiciliary care'),
  anywhere(3, 'gp', 'GP practice'),
  anywhere(3, 'ey-group', 'Group-based early years setting'),
  ofTheArea(4, 'school-independent', 'B&NES independent school'),
  ofTheArea(4, 'university', 'B&NES university'),
  anywhere(4, 'contractor', 'Independent contractor'),
  {
    ...anywhere(2, 'small-agency', 'Agency with an annual turnover under £100,000'),
    turnover: ['under-100k', 'unknown'],
  },
  {
    ...anywhere(3, 'commissioned-nonprofit-large', 'Non-profit commissioned service with a turnover over £100,000'),
    turnover: ['over-100k', 'unknown'],
  },
  {
    id: 'turnover-under-100k',
    title: 'Agency with an annual turnover under £100,000',
    tier: 2,
    turnover: ['under-100k'],
    source: appendix,
  },
  {
    ...anywhere(3, 'commissioned-for-profit', 'Commissioned service with a turnover over £100,000'),
    turnover: ['over-100k', 'unknown'],
    under: { 'AMB-BN-12': ['b'] },
  },
  {
    id: 'small-agency-over-100k',
    title: 'Agency that makes no profit, with a turnover over £100,000',
    tier: 3,
    kinds: ['small-agency'],
    turnover: ['over-100k'],
    under: { 'AMB-BN-13': ['b'] },
    source: appendix,
  },
  {
    id: 'non-profit-over-100k',
    title: 'Agency that makes no profit, with a turnover over £100,000',
    tier: 3,
    kinds: ['other'],
    turnover: ['over-100k'],
    flags: ['non-profit'],
    under: { 'AMB-BN-13': ['b'] },
    source: appendix,
  },
];
