import { definePack, definePlugin } from '@trellis/plugin';
import { bankHolidaysEnglandAndWales } from './calendars/bank-holidays-ew.ts';
import { eyfs2025 } from './frameworks/eyfs-2025.ts';

/** The early years pack, whole and checked. */
export const eyfs2025Pack = definePack(eyfs2025);

/** The calendar that charging policies count working days with, whole and checked. */
export const bankHolidaysPack = definePack(bankHolidaysEnglandAndWales);

/** National requirements that hold wherever in England a partnership is. */
export const packNational = definePlugin({
  id: 'pack-national',
  title: 'National requirements',
  summary:
    'What law and statutory guidance in England ask of the workforce: so far, early years settings and childminders; and the bank holidays.',
  kind: 'pack',
  core: '^0.1.0',
  permissions: {},
  personalData: [],
  provides: () => ({ packs: [eyfs2025Pack, bankHolidaysPack] }),
});
