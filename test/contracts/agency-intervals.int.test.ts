import type { Agency } from '@trellis/core/people';
import { expect, test } from 'vitest';
import { addStaff } from './reports-at-work.ts';
import { call } from './two-tenants.ts';
import { openWesthaven } from './westhaven.ts';

test('an agency’s interval that ends before it begins, or is longer without a document, is refused at its field', async () => {
  await using westhaven = await openWesthaven();
  const coordinator = await westhaven.callerWith({ kind: 'account', id: 'rosa' }, [{ role: 'coordinator' }]);
  await addStaff(coordinator, { ref: 'avon', kind: 'council', count: 1, trained: 0, on: '2026-01-05' });
  const agencies = (await call(westhaven.api, coordinator, 'people.agencies', undefined)) as readonly Agency[];
  const interval = {
    agencyId: agencies[0]!.id,
    requirementId: 'LCF-L1',
    intervalMonths: 12,
    from: '2026-02-01',
    to: null,
    why: 'Our policy',
  };
  const ask = (part: object) => call(westhaven.api, coordinator, 'pathways.saveOverride', { ...interval, ...part });
  expect(await ask({ to: '2026-01-31' })).toMatchObject({
    refused: 'pathways.dates-reversed',
    errors: [{ field: 'to' }],
  });
  expect(await ask({ intervalMonths: 120 })).toMatchObject({
    refused: 'pathways.longer-needs-document',
    errors: [{ field: 'document' }],
  });
  expect(await call(westhaven.api, coordinator, 'pathways.overrides', {})).toEqual([]);
  await ask({ to: '2026-02-01' });
  expect(await call(westhaven.api, coordinator, 'pathways.overrides', {})).toMatchObject([{ to: '2026-02-01' }]);
});
