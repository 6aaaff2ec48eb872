import { describe, expect, test } from 'vitest';
import { all, startServiceBench } from '../vectors/service-bench.ts';
import type { ServiceBench } from '../vectors/service-bench.ts';
import { calls } from '../vectors/service-vector.ts';
import type { NewLineItem } from './line-item.ts';
import { serviceScopes } from './scopes.ts';

const wanted: NewLineItem = { label: 'Basics', scoreMaximum: 100, resourceId: 'basics' };

const ensure = ({ services, registration, gradebook }: ServiceBench, changes: Partial<NewLineItem> = {}) =>
  services.ensureLineItem(registration, gradebook.lineItemsUrl, { ...wanted, ...changes });
const made = ({ platform }: ServiceBench) =>
  platform.received.filter(({ method }) => method === 'POST').filter(({ path }) => path.endsWith('/lineitems'));

describe('line items', () => {
  test('are read as Moodle sends them', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.add({ label: 'Basics', scoreMaximum: 100, resourceId: '', tag: '', ltiLinkId: 7 });
    bench.gradebook.add({ label: null, scoreMaximum: '12.50', resourceId: 'basics', tag: 'post', resourceLinkId: '7' });
    expect(await calls.lineItems(bench)).toEqual([
      [
        { id: bench.gradebook.lineItemUrl(1), label: 'Basics', scoreMaximum: 100, resourceLinkId: '7' },
        {
          id: bench.gradebook.lineItemUrl(2),
          label: '',
          scoreMaximum: 12.5,
          resourceId: 'basics',
          tag: 'post',
          resourceLinkId: '7',
        },
      ],
    ]);
  });

  test('are read with all that the specification has', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.add({
      startDateTime: '2026-11-21T10:00:00Z',
      endDateTime: '2026-12-21T10:00:00.5+01:00',
      gradesReleased: false,
      submissionReview: {
        reviewableStatus: ['Completed'],
        label: 'Look',
        url: 'https://tool.example/review',
        custom: { a: '1' },
      },
    });
    const [[lineItem]] = (await calls.lineItems(bench)) as [[unknown]];
    expect(lineItem).toMatchObject({
      startsAt: new Date('2026-11-21T10:00:00Z'),
      endsAt: new Date('2026-12-21T09:00:00.500Z'),
      gradesReleased: false,
      submissionReview: {
        reviewableStatus: ['Completed'],
        label: 'Look',
        url: 'https://tool.example/review',
        custom: { a: '1' },
      },
    });
  });

  test('are left out when they have no maximum, and stripped of what makes no sense', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.add({ scoreMaximum: 'much' });
    bench.gradebook.add({ scoreMaximum: null });
    bench.gradebook.add({
      startDateTime: 'soon',
      endDateTime: 7,
      gradesReleased: 'yes',
      submissionReview: [],
      tag: {},
    });
    expect(await calls.lineItems(bench)).toEqual([
      [{ id: bench.gradebook.lineItemUrl(3), label: 'Basics', scoreMaximum: 100 }],
    ]);
  });

  test('come in pages, also along links that no grammar allows (Moodle)', async () => {
    await using bench = await startServiceBench();
    const { services, registration, gradebook, platform } = bench;
    for (let index = 0; index < 5; index++) gradebook.add({ resourceId: `r${index}` });
    gradebook.linkTo = (next) =>
      Buffer.from(
        `<${gradebook.lineItemsUrl}&amp;limit=2>; rel=“first”, <${next.replaceAll('&', '&amp;')}>; rel=“next”`,
      ).toString('latin1');
    const pages = await all(services.lineItems(registration, gradebook.lineItemsUrl, { limit: 2 }));
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(platform.received.at(-1)?.query.toString()).toBe('type_id=1&limit=2&from=4');
  });

  test('are filtered by link, resource and tag', async () => {
    await using bench = await startServiceBench();
    const { services, registration, gradebook, platform } = bench;
    await all(
      services.lineItems(registration, gradebook.lineItemsUrl, { resourceLinkId: '7', resourceId: 'a&b', tag: 'ü' }),
    );
    const { query } = platform.received.at(-1) ?? {};
    expect(Object.fromEntries(query ?? [])).toEqual({
      type_id: '1',
      resource_link_id: '7',
      resource_id: 'a&b',
      tag: 'ü',
    });
  });

  test('are read, changed and deleted one by one', async () => {
    await using bench = await startServiceBench();
    const { services, registration, gradebook, platform } = bench;
    gradebook.add({ resourceId: 'basics', 'https://platform.example/colour': 'red', gradesReleased: true, tag: 'old' });
    const { tag: _, ...read } = await services.lineItem(registration, gradebook.lineItemUrl(1));
    const changed = await services.updateLineItem(registration, { ...read, label: 'Basics, 2027' });
    expect(changed).toEqual({ ...read, label: 'Basics, 2027' });
    expect(gradebook.lineItems).toEqual([
      {
        number: 1,
        label: 'Basics, 2027',
        scoreMaximum: 100,
        resourceId: 'basics',
        gradesReleased: true,
        'https://platform.example/colour': 'red',
      },
    ]);
    await services.deleteLineItem(registration, read.id);
    expect(gradebook.lineItems).toEqual([]);
    await services.deleteLineItem(registration, read.id);
    expect(platform.received.at(-1)?.query.get('type_id')).toBe('1');
  });

  test('that cannot be deleted are not said to be', async () => {
    await using bench = await startServiceBench();
    const { services, registration, gradebook, platform } = bench;
    gradebook.add({});
    platform.break('service: forbidden');
    await expect(services.deleteLineItem(registration, gradebook.lineItemUrl(1))).rejects.toMatchObject({
      code: 'service.forbidden',
    });
  });
});

describe('a line item that is wanted', () => {
  test('is made where there is none, with its exact media type', async () => {
    await using bench = await startServiceBench();
    const startsAt = new Date('2026-11-21T10:00:00Z');
    const { lineItem, isNew } = await ensure(bench, {
      tag: 'post',
      resourceLinkId: '7',
      startsAt,
      gradesReleased: false,
    });
    expect(isNew).toBe(true);
    expect(lineItem).toEqual({
      ...wanted,
      id: bench.gradebook.lineItemUrl(1),
      tag: 'post',
      resourceLinkId: '7',
      startsAt,
      gradesReleased: false,
    });
    const [request] = made(bench);
    expect(request?.headers).toMatchObject({
      'content-type': 'application/vnd.ims.lis.v2.lineitem+json',
      accept: 'application/vnd.ims.lis.v2.lineitem+json',
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      label: 'Basics',
      scoreMaximum: 100,
      resourceId: 'basics',
      tag: 'post',
      resourceLinkId: '7',
      startDateTime: '2026-11-21T10:00:00.000Z',
      gradesReleased: false,
    });
  });

  test('is found where it is there, as it is', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.add({ resourceId: 'basics', label: 'Grundlagen', scoreMaximum: 10 });
    expect(await ensure(bench)).toEqual({
      isNew: false,
      lineItem: { id: bench.gradebook.lineItemUrl(1), label: 'Grundlagen', scoreMaximum: 10, resourceId: 'basics' },
    });
    expect(made(bench)).toEqual([]);
  });

  test('is one that deep linking made, tied to a link', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.add({ resourceId: 'basics', tag: '', resourceLinkId: '7' });
    expect((await ensure(bench)).isNew).toBe(false);
    expect((await ensure(bench, { resourceLinkId: '7' })).isNew).toBe(false);
    expect((await ensure(bench, { resourceLinkId: '8' })).isNew).toBe(true);
  });

  test.each([true, false])(
    'is told from others by resource, tag and link (platform filters: %s)',
    async (isFiltering) => {
      await using bench = await startServiceBench();
      bench.gradebook.isFiltering = isFiltering;
      bench.gradebook.add({ resourceId: 'advanced' });
      bench.gradebook.add({ resourceId: 'basics', tag: 'pre' });
      bench.gradebook.add({});
      expect((await ensure(bench, { tag: 'post' })).isNew).toBe(true);
      expect((await ensure(bench)).isNew).toBe(true);
      expect((await ensure(bench, { tag: 'pre' })).isNew).toBe(false);
      expect((await ensure(bench, { tag: 'post' })).isNew).toBe(false);
      expect((await ensure(bench)).isNew).toBe(false);
      expect(bench.gradebook.lineItems).toHaveLength(5);
    },
  );

  test('is not one of another link, also where the platform does not filter', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.isFiltering = false;
    bench.gradebook.add({ resourceId: 'basics', resourceLinkId: '7' });
    expect((await ensure(bench, { resourceLinkId: '8' })).isNew).toBe(true);
  });

  test('is found on a later page', async () => {
    await using bench = await startServiceBench();
    const { gradebook, services, registration } = bench;
    gradebook.isFiltering = false;
    for (const resourceId of ['a', 'b', 'c', 'basics']) gradebook.add({ resourceId });
    const { lineItem } = await services.ensureLineItem(registration, `${gradebook.lineItemsUrl}&limit=2`, wanted);
    expect(lineItem.id).toBe(gradebook.lineItemUrl(4));
  });

  test('is made once by twenty who want it at once', async () => {
    await using bench = await startServiceBench();
    const ensured = await Promise.all(Array.from({ length: 20 }, () => ensure(bench)));
    expect(bench.gradebook.lineItems).toHaveLength(1);
    expect(ensured.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(ensured.map(({ lineItem }) => lineItem.id)).size).toBe(1);
    expect(bench.platform.tokenRequests).toHaveLength(1);
  });

  test('is made for each of several resources wanted at once', async () => {
    await using bench = await startServiceBench();
    await Promise.all(['a', 'b', 'c'].map((resourceId) => ensure(bench, { resourceId })));
    expect(bench.gradebook.lineItems).toHaveLength(3);
  });

  test('is looked for again after a failure', async () => {
    await using bench = await startServiceBench();
    bench.platform.break('service: broken', 1);
    await expect(ensure(bench)).rejects.toMatchObject({ code: 'service.broken' });
    expect((await ensure(bench)).isNew).toBe(true);
  });

  test('is found after it was made and the answer was lost', async () => {
    await using bench = await startServiceBench();
    bench.platform.break('made, and the answer is lost', 1);
    await expect(ensure(bench)).rejects.toMatchObject({ code: 'service.unreachable', isWorthRetrying: true });
    expect((await ensure(bench)).isNew).toBe(false);
    expect(bench.gradebook.lineItems).toHaveLength(1);
  });

  test('is found after it was made and nothing was said', async () => {
    await using bench = await startServiceBench();
    bench.platform.break('made, and nothing is said', 1);
    expect(await ensure(bench)).toMatchObject({ isNew: true, lineItem: { id: bench.gradebook.lineItemUrl(1) } });
  });

  test('is found without leave to make any, and not made without', async () => {
    await using bench = await startServiceBench();
    bench.platform.scopes.delete(serviceScopes.lineItems);
    bench.gradebook.add({ resourceId: 'advanced' });
    expect((await ensure(bench, { resourceId: 'advanced' })).isNew).toBe(false);
    await expect(ensure(bench)).rejects.toMatchObject({ code: 'line-item.cannot-be-made', isWorthRetrying: false });
  });

  test.each([
    ['making: forbidden', 'line-item.cannot-be-made'],
    ['making: method not allowed', 'line-item.cannot-be-made'],
    ['making: not implemented', 'line-item.cannot-be-made'],
    ['making: a bad request', 'service.refused'],
    ['making: broken', 'service.broken'],
  ] as const)('that cannot be made (%s) fails as %s', async (fault, code) => {
    await using bench = await startServiceBench();
    bench.platform.break(fault);
    await expect(ensure(bench)).rejects.toMatchObject({ code });
  });

  test.each([
    ['a maximum of 0', { scoreMaximum: 0 }],
    ['no number for a maximum', { scoreMaximum: Number.NaN }],
    ['an empty label', { label: ' ' }],
  ])('is not sent with %s', async (_, changes) => {
    await using bench = await startServiceBench();
    await expect(ensure(bench, changes)).rejects.toThrow(RangeError);
    expect(made(bench)).toEqual([]);
  });
});
