import { describe, expect, test } from 'vitest';
import { all, startServiceBench } from '../vectors/service-bench.ts';
import type { ServiceBench } from '../vectors/service-bench.ts';
import type { MembersAsked } from './names-and-roles.ts';

const learner = { kind: 'context', name: 'Learner' };
const instructor = { kind: 'context', name: 'Instructor' };
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

/** Members with the ids 1, 2, 3 ... and these roles. */
function enrol({ gradebook }: ServiceBench, roles: readonly string[]): void {
  gradebook.members = roles.map((role, index) => ({ user_id: String(index + 1), status: 'Active', roles: [role] }));
}

async function roster({ services, registration, gradebook }: ServiceBench, asked: MembersAsked = {}) {
  return all(services.members(registration, gradebook.membershipsUrl, asked));
}
const ids = (pages: Awaited<ReturnType<typeof roster>>) =>
  pages.map(({ members }) => members.map(({ userId }) => userId));
const memberSent = async (bench: ServiceBench, member: Record<string, unknown>) => {
  bench.gradebook.members = [member];
  return (await roster(bench))[0]?.members[0];
};

describe('a member', () => {
  test('is given as Moodle sends her', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.members = [
      {
        status: 'Active',
        roles: ['Learner'],
        user_id: '6',
        lis_person_sourcedid: 'EMP-1',
        name: 'Amara Okafor',
        given_name: 'Amara',
        family_name: 'Okafor',
        email: 'amara@council.example',
        ext_user_username: 'amara',
        message: [{ 'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiResourceLinkRequest' }],
      },
    ];
    expect(await roster(bench)).toEqual([
      {
        contextId: '2',
        contextLabel: 'SG1',
        contextTitle: 'Safeguarding',
        unreadable: 0,
        members: [
          {
            userId: '6',
            status: 'Active',
            roles: [learner],
            name: 'Amara Okafor',
            givenName: 'Amara',
            familyName: 'Okafor',
            email: 'amara@council.example',
            personSourcedId: 'EMP-1',
          },
        ],
      },
    ]);
  });

  test.each([
    ['a short role', ['Learner'], [learner]],
    ['a whole role', [`${membership}#Instructor`], [instructor]],
    ['a sub-role', [`${membership}/Instructor#TeachingAssistant`], [{ ...instructor, subName: 'TeachingAssistant' }]],
    ['roles in one text', 'Instructor, Learner', [instructor, learner]],
    ['unknown roles', ['Wizard', 7, null, 'urn:lti:role:ims/lis/Learner'], []],
    ['no roles', undefined, []],
    ['null for roles', null, []],
  ])('may come with %s', async (_, roles, expected) => {
    await using bench = await startServiceBench();
    expect(await memberSent(bench, { user_id: '6', roles })).toEqual({
      userId: '6',
      status: 'Active',
      roles: expected,
    });
  });

  test.each([
    ['Inactive', 'Inactive'],
    ['Deleted', 'Deleted'],
    ['deleted', 'Deleted'],
    ['liss:Active', 'Active'],
    ['http://purl.imsglobal.org/vocab/lis/v2/status#Inactive', 'Inactive'],
    [undefined, 'Active'],
    [null, 'Active'],
    ['Suspended', 'Inactive'],
    [7, 'Inactive'],
  ])('whose status is sent as %j is %s', async (status, expected) => {
    await using bench = await startServiceBench();
    expect((await memberSent(bench, { user_id: '6', status }))?.status).toBe(expected);
  });

  test('without name and e-mail is a member all the same, and so is one with nonsense in their place', async () => {
    await using bench = await startServiceBench();
    const bare = { userId: '6', status: 'Active', roles: [] };
    expect(await memberSent(bench, { user_id: 6 })).toEqual(bare);
    expect(
      await memberSent(bench, {
        user_id: '6',
        name: null,
        given_name: '',
        family_name: 7,
        email: 'amara',
        lis_person_sourcedid: '$Person.sourcedId',
        picture: 'javascript:alert(1)',
        message: 'nonsense',
      }),
    ).toEqual(bare);
  });

  test('without an id is left out and counted', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.members = [{ name: 'Nobody' }, { user_id: '' }, { user_id: '6' }, { user_id: 'a\u0000b' }];
    const [page] = await roster(bench);
    expect(page?.members.map(({ userId }) => userId)).toEqual(['6']);
    expect(page?.unreadable).toBe(3);
  });
});

describe('a roster', () => {
  test('comes in pages, each fetched when it is asked for', async () => {
    await using bench = await startServiceBench();
    enrol(bench, ['Learner', 'Learner', 'Learner', 'Learner', 'Learner']);
    const { services, registration, gradebook, platform } = bench;
    const pages = services.members(registration, gradebook.membershipsUrl, { limit: 2 });
    const first = await pages.next();
    expect(first.value?.nextUrl).toBe(`${platform.url}/course/2/members?type_id=1&limit=2&from=2`);
    expect(platform.count('/course/2/members')).toBe(1);
    const rest = await all(pages);
    expect(ids([...(first.value ? [first.value] : []), ...rest])).toEqual([['1', '2'], ['3', '4'], ['5']]);
    expect(rest.at(-1)?.nextUrl).toBeUndefined();
    expect(platform.tokenRequests).toHaveLength(1);
  });

  test('is gone on with from the address of a page', async () => {
    await using bench = await startServiceBench();
    enrol(bench, ['Learner', 'Learner', 'Learner']);
    const [first] = await roster(bench, { limit: 2 });
    expect(ids(await all(bench.services.members(bench.registration, first?.nextUrl ?? '')))).toEqual([['3']]);
  });

  test.each([
    ['relative links', (next: string) => `<${next.replace(/^https?:\/\/[^/]+/, '')}>; rel=next`],
    [
      'links in curly quotes',
      (next: string) => Buffer.from(`<${next.replaceAll('&', '&amp;')}>; rel=“next”`).toString('latin1'),
    ],
  ])('is followed along %s', async (_, linkTo) => {
    await using bench = await startServiceBench();
    enrol(bench, ['Learner', 'Learner', 'Learner']);
    bench.gradebook.linkTo = linkTo;
    expect(ids(await roster(bench, { limit: 2 }))).toEqual([['1', '2'], ['3']]);
  });

  test('ends where a page leads back to one that was seen', async () => {
    await using bench = await startServiceBench();
    enrol(bench, ['Learner', 'Learner', 'Learner', 'Learner']);
    bench.gradebook.linkTo = () => '<?type_id=1&limit=2>; rel="next"';
    expect(ids(await roster(bench, { limit: 2 }))).toEqual([['1', '2']]);
  });

  test('is not followed to another host, and the token does not go there', async () => {
    await using bench = await startServiceBench();
    await using other = await startServiceBench();
    enrol(bench, ['Learner', 'Learner', 'Learner']);
    bench.gradebook.linkTo = () =>
      `<${other.gradebook.membershipsUrl}>; rel="next", <${other.platform.url}>; rel="differences"`;
    const { services, registration, gradebook } = bench;
    const pages = services.members(registration, gradebook.membershipsUrl, { limit: 2 });
    const { value: first } = await pages.next();
    expect(first).not.toHaveProperty('nextUrl');
    expect(first).not.toHaveProperty('differencesUrl');
    await expect(pages.next()).rejects.toMatchObject({
      code: 'service.address-not-allowed',
      detail: expect.stringMatching(/^next page of the roster at 127\.0\.0\.1:\d+$/),
    });
    expect(other.platform.received).toEqual([]);
  });

  test('tells where to ask for differences, and gives them', async () => {
    await using bench = await startServiceBench();
    enrol(bench, ['Learner', 'Learner']);
    const { services, registration, gradebook } = bench;
    gradebook.linkTo = (next) => `<${next}>; rel="next", <${next}&since=7>; rel="differences"`;
    const [page] = await roster(bench, { limit: 1 });
    gradebook.members = [{ user_id: '1' }, { user_id: '2', status: 'Deleted', roles: ['Learner'] }];
    const changes = await all(services.memberChanges(registration, page?.differencesUrl ?? ''));
    expect(changes.map(({ members }) => members)).toEqual([[{ userId: '2', status: 'Deleted', roles: [learner] }]]);
    expect(bench.platform.received.at(-1)?.query.get('since')).toBe('7');
  });

  test('is asked for with the link, the role and the size of pages', async () => {
    await using bench = await startServiceBench();
    await roster(bench, { role: 'Learner', resourceLinkId: '1', limit: 50 });
    const { query, headers } = bench.platform.received.at(-1) ?? {};
    expect(query?.toString()).toBe('type_id=1&role=Learner&rlid=1&limit=50');
    expect(headers?.accept).toBe('application/vnd.ims.lti-nrps.v2.membershipcontainer+json');
    await roster(bench);
    expect(bench.platform.received.at(-1)?.query.toString()).toBe('type_id=1');
  });

  test.each([['Instructor'], [`${membership}#Instructor`]])(
    'of the role %s stays so where the next page forgets it (Moodle)',
    async (role) => {
      await using bench = await startServiceBench();
      enrol(bench, [role, 'Learner', role, role, 'Learner', role]);
      const pages = ids(await roster(bench, { role, limit: 2 }));
      expect(pages.flat()).toEqual(['1', '3', '4', '6']);
    },
  );

  test('may have a context that is missing or of no use', async () => {
    await using bench = await startServiceBench();
    bench.platform.break('service: a roster without a context');
    expect(await roster(bench)).toEqual([{ members: [], unreadable: 0 }]);
  });
});
