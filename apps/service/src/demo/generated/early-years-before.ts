import { Pack } from '@trellis/core/frameworks';

const source = { document: 'Carrowmere early years agreement', note: 'made up for a generated partnership' };

/** What the invented partnership asked of early years settings until the national rule came: the same training, every three years. */
export const earlyYearsBefore: Pack = Pack.parse({
  id: 'carrowmere-early-years',
  version: '1.0.0',
  title: 'Carrowmere early years agreement',
  kind: 'local agreement',
  validFrom: null,
  validTo: '2025-08-31',
  status: 'active',
  requirements: [
    {
      id: 'EYFS-ANNEX-C',
      title: 'Safeguarding training for early years',
      summary: 'Do safeguarding training for early years settings.',
      appliesTo: { agencyKinds: ['ey-group', 'ey-home'] },
      clock: 'activity',
      rule: {
        kind: 'interval',
        id: 'CEY-1',
        months: 36,
        first: { kind: 'within', of: { months: 3 } },
        noticeDays: 90,
        agencyInterval: 'shorter',
        source,
      },
      source,
    },
  ],
  source,
});
