/** An agency of the demo partnership, with the part of a generated workforce that it employs. */
export interface DemoAgency {
  readonly ref: string;
  readonly name: string;
  readonly kind: string;
  /** In pounds, as files carry it. */
  readonly annualTurnover?: string;
  /** Of a generated workforce, relative to the others. */
  readonly share: number;
  /** Domain of its work e-mail addresses. */
  readonly mail: string;
}

/** The agencies of the invented Avonmere Safeguarding Partnership. */
export const demoAgencies: readonly DemoAgency[] = [
  { ref: 'AC', name: 'Avonmere Council', kind: 'council', share: 480, mail: 'avonmere.example' },
  { ref: 'ICB', name: 'Avonmere & Vale ICB', kind: 'icb', share: 70, mail: 'avonvale-icb.example' },
  { ref: 'POL', name: 'Avonside Police', kind: 'police', share: 170, mail: 'avonside-police.example' },
  { ref: 'RH', name: 'Riverside Hospital NHS FT', kind: 'ruh', share: 900, mail: 'riverside-hospital.example' },
  { ref: 'WT', name: 'Willow Tree Nursery', kind: 'ey-group', share: 34, mail: 'willowtree.example' },
  { ref: 'LA', name: 'Little Acorns childminding', kind: 'ey-home', share: 4, mail: 'littleacorns.example' },
  { ref: 'SA', name: 'St Aldhelm’s Primary', kind: 'school-maintained', share: 64, mail: 'st-aldhelms.example' },
  { ref: 'OI', name: 'Oakfield Independent School', kind: 'school-independent', share: 96, mail: 'oakfield.example' },
  { ref: 'HC', name: 'Harbour Care Home', kind: 'care-home', share: 70, mail: 'harbourcare.example' },
  {
    ref: 'BS',
    name: 'Bright Steps',
    kind: 'small-agency',
    annualTurnover: '85000',
    share: 22,
    mail: 'brightsteps.example',
  },
  { ref: 'PL', name: 'Priory Lane Surgery', kind: 'gp', share: 48, mail: 'priorylane.example' },
];

/** An agency by its short name. */
export function demoAgency(ref: string): DemoAgency {
  const agency = demoAgencies.find((candidate) => candidate.ref === ref);
  if (agency === undefined) throw new Error(`The demo has no agency ${ref}.`);
  return agency;
}
