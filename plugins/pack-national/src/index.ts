import { definePack, definePlugin } from '@trellis/plugin';
import { bankHolidaysEnglandAndWales } from './calendars/bank-holidays-ew.ts';
import { eyfs2025 } from './frameworks/eyfs-2025.ts';
import { rcgp2024 } from './frameworks/general-practice.ts';
import { icdAdults2018, icdAdults2024 } from './frameworks/intercollegiate-adults.ts';
import { icdChildren2014, icdChildren2019, icdChildren2025 } from './frameworks/intercollegiate-children.ts';
import { kcsie2024, kcsie2025, kcsie2026 } from './frameworks/kcsie.ts';
import { prevent } from './frameworks/prevent.ts';
import { skillsPassport } from './frameworks/skills-passport.ts';
import { section11 } from './returns/section-11.ts';

/** The early years pack, whole and checked. */
export const eyfs2025Pack = definePack(eyfs2025);

/** The calendar that charging policies count working days with, whole and checked. */
export const bankHolidaysPack = definePack(bankHolidaysEnglandAndWales);

/** Every pack of national requirements, whole and checked; those that were not verified at their source are drafts. */
export const nationalPacks = [
  eyfs2025Pack,
  ...[
    kcsie2024,
    kcsie2025,
    kcsie2026,
    icdChildren2014,
    icdChildren2019,
    icdChildren2025,
    icdAdults2018,
    icdAdults2024,
    rcgp2024,
    prevent,
    skillsPassport,
    section11,
  ].map((pack) => definePack(pack)),
];

/** National requirements that hold wherever in England a partnership is. */
export const packNational = definePlugin({
  id: 'pack-national',
  title: 'National requirements',
  summary:
    'What law, statutory guidance and professional bodies in England ask of the workforce: early years, schools, health and general practice, Prevent and section 11; and the bank holidays.',
  kind: 'pack',
  core: '^0.1.0',
  permissions: {},
  personalData: [],
  provides: () => ({ packs: [...nationalPacks, bankHolidaysPack] }),
});
