import { createLocalJWKSet, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LtiError } from '../errors.ts';
import { get, post, startBench } from '../vectors/bench.ts';
import type { Bench } from '../vectors/bench.ts';
import { deepLinkingClaims, moodleSettings } from '../vectors/messages.ts';
import { sign } from '../vectors/test-platform.ts';
import type { ContentItem } from './content-item.ts';
import type { DeepLinkingAnswer, DeepLinkingRequest } from './respond.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const dl = (name: string) => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;
const lti = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;

const link: ContentItem = { type: 'ltiResourceLink', url: 'https://tool.example/tools/form?id=3', title: 'Feedback' };

/** A deep linking request, as a host that kept it as text finds it again. */
async function requested(changes: object = {}): Promise<DeepLinkingRequest> {
  const { state, nonce, cookie } = await bench.login();
  const id_token = await sign(bench.key, { ...bench.claimsFor(nonce), ...deepLinkingClaims(changes) });
  const answer = await bench.tool.launch(post('/lti/launch', { state, id_token }, cookie));
  if (answer.state !== 'launched' || answer.launch.messageType !== 'LtiDeepLinkingRequest')
    throw new Error(bench.outcomeOf(answer));
  const { registration, deployment, deepLinking } = answer.launch;
  return JSON.parse(JSON.stringify({ registration, deployment, deepLinking })) as DeepLinkingRequest;
}

async function answered(settings: object, answer: DeepLinkingAnswer) {
  const response = await bench.tool.deepLinkingResponse(await requested(settings), answer);
  const token = / name="JWT" value="([^"]+)"/.exec(response.body)?.[1] ?? '';
  const keyset = JSON.parse((await bench.tool.keyset(get('/lti/keys'))).body) as JSONWebKeySet;
  const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keyset), {
    issuer: 'client-1',
    audience: 'https://lms.example',
    currentDate: bench.clock.now,
    algorithms: ['RS256'],
  });
  return { response, token, payload, header: protectedHeader, items: payload[dl('content_items')] };
}

const codeOf = async (settings: object, items: readonly ContentItem[]) =>
  bench.tool.deepLinkingResponse(await requested(settings), { items }).then(
    () => 'answered',
    (error: unknown) => (error instanceof LtiError ? error.code : error),
  );

describe('an answer to a deep linking request', () => {
  test('is signed by us, for this platform and deployment, for five minutes', async () => {
    const { payload, header } = await answered({}, { items: [link] });
    const seconds = Math.floor(bench.clock.now.getTime() / 1000);
    expect(header.kid).toBeTruthy();
    expect(payload).toMatchObject({
      iss: 'client-1',
      aud: 'https://lms.example',
      iat: seconds,
      exp: seconds + 300,
      [lti('deployment_id')]: '1',
      [lti('message_type')]: 'LtiDeepLinkingResponse',
      [lti('version')]: '1.3.0',
      [dl('content_items')]: [link],
    });
    expect(payload).not.toHaveProperty([dl('data')]);
  });
  test('has a nonce of its own each time', async () => {
    const one = await answered({}, { items: [] });
    const two = await answered({}, { items: [] });
    expect(one.payload['nonce']).toMatch(/^[\w-]{43}$/);
    expect(one.payload['nonce']).not.toBe(two.payload['nonce']);
  });
  test.each(['csrf:1', '', '{"a":"é \\" <script>"}', { a: [1, null] }, 0, false])(
    'takes the platform’s data %o back unchanged',
    async (data) => {
      expect((await answered({ data }, { items: [] })).payload[dl('data')]).toEqual(data);
    },
  );
  test('carries words for the person who chose', async () => {
    const { payload } = await answered({}, { items: [], message: 'Nothing chosen', errorMessage: 'It failed' });
    expect(payload[dl('msg')]).toBe('Nothing chosen');
    expect(payload[dl('errormsg')]).toBe('It failed');
    expect(payload[dl('content_items')]).toEqual([]);
  });
  test('goes by a form that posts itself, and has a button where scripts do not run', async () => {
    const { response, token } = await answered({}, { items: [link] });
    expect(response.status).toBe(200);
    expect(response.body).toContain(
      `<form method="post" action="${moodleSettings.deep_link_return_url.replaceAll('&', '&amp;')}">`,
    );
    expect(response.body).toContain('<button>Continue</button>');
    expect(response.body).toContain('<script>document.forms[0].submit()</script>');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(JSON.stringify(response.headers)).not.toContain(token);
  });
  test('escapes a return address', async () => {
    const deep_link_return_url = 'https://lms.example/return?a="><script>alert(1)</script>';
    const { response } = await answered({ deep_link_return_url }, { items: [] });
    expect(response.body).not.toContain('<script>alert');
  });
  test('is not given to a platform or deployment that was switched off while somebody chose', async () => {
    await using own = await startBench();
    const { registration } = own;
    const deployment = (await own.storage.deployment(registration.id, '1'))!;
    const { deepLinking } = await requested();
    const code = () =>
      own.tool.deepLinkingResponse({ registration, deployment, deepLinking }, { items: [] }).then(
        () => 'answered',
        (error: unknown) => (error instanceof LtiError ? error.code : error),
      );
    expect(await code()).toBe('answered');
    own.storage.setDeployment(deployment.id, 'refused');
    expect(await code()).toBe('deployment.refused');
    own.storage.setRegistration(registration.id, 'deactivated');
    expect(await code()).toBe('registration.deactivated');
  });
});

describe('what is offered', () => {
  test('is one item where the platform does not say that it takes more', async () => {
    for (const accept_multiple of [false, 'false', undefined, null])
      expect(await codeOf({ accept_multiple }, [link, link])).toBe('deep-linking.too-many-items');
    expect((await answered({}, { items: [link, link] })).items).toHaveLength(2);
  });
  test('is only of types that the platform accepts', async () => {
    expect(await codeOf({ accept_types: ['link', 'html'] }, [link])).toBe('deep-linking.type-not-accepted');
    expect(await codeOf({}, [{ type: 'html', html: '<p>x</p>' }])).toBe('deep-linking.type-not-accepted');
    const items: ContentItem[] = [
      { type: 'html', html: '<p>x</p>', title: 'x' },
      { type: 'link', url: 'https://example.org/', icon: { url: 'https://example.org/i.png', width: 16, height: 16 } },
    ];
    expect((await answered({ accept_types: ['link', 'html'] }, { items })).items).toEqual(items);
  });
  test('has a line item unless the platform says that it ignores those', async () => {
    const graded: ContentItem = {
      ...link,
      lineItem: {
        scoreMaximum: 100,
        label: 'Feedback',
        resourceId: 'form-3',
        tag: 'done',
        gradesReleased: true,
        submissionReview: { reviewableStatus: ['Completed'], url: 'https://tool.example/review', custom: { a: 'b' } },
      },
    };
    for (const accept_lineitem of [true, undefined])
      expect((await answered({ accept_lineitem }, { items: [graded] })).items).toEqual([graded]);
    expect((await answered({ accept_lineitem: false }, { items: [graded] })).items).toEqual([link]);
  });
  test('is shown only in targets that the platform accepts', async () => {
    const shown: ContentItem = { ...link, iframe: { width: 800, height: 600 }, window: { targetName: 'trellis' } };
    const into = async (...accept_presentation_document_targets: string[]) =>
      (await answered({ accept_presentation_document_targets }, { items: [shown] })).items;
    expect(await into('iframe', 'window')).toEqual([shown]);
    expect(await into('iframe')).toEqual([{ ...link, iframe: { width: 800, height: 600 } }]);
    expect(await into('frame')).toEqual([link]);
  });
  test('has times as instants', async () => {
    const startsAt = new Date('2026-12-01T09:00:00Z');
    const endsAt = new Date('2026-12-31T17:00:00Z');
    const { items } = await answered(
      {},
      { items: [{ ...link, available: { startsAt, endsAt }, submission: { endsAt } }] },
    );
    expect(items).toEqual([
      {
        ...link,
        available: { startDateTime: '2026-12-01T09:00:00.000Z', endDateTime: '2026-12-31T17:00:00.000Z' },
        submission: { endDateTime: '2026-12-31T17:00:00.000Z' },
      },
    ]);
  });
  test.each<readonly [string, ContentItem]>([
    ['an address that is not ours', { ...link, url: 'https://evil.example/' }],
    ['an address that only begins like ours', { ...link, url: 'https://tool.example.evil.example/' }],
    ['no title', { ...link, title: ' ' }],
    ['an icon that runs script', { ...link, icon: { url: 'javascript:alert(1)' } }],
    ['a maximum of nothing', { ...link, lineItem: { scoreMaximum: 0 } }],
    ['a maximum that is no number', { ...link, lineItem: { scoreMaximum: Number.NaN } }],
    ['a resource id that is too long', { ...link, lineItem: { scoreMaximum: 1, resourceId: 'x'.repeat(257) } }],
    [
      'a review elsewhere',
      {
        ...link,
        lineItem: { scoreMaximum: 1, submissionReview: { reviewableStatus: [], url: 'https://evil.example' } },
      },
    ],
    ['a web link that runs script', { type: 'link', url: 'javascript:alert(1)' }],
    ['HTML without anything in it', { type: 'html', html: ' ' }],
  ])('never has %s', async (_, item) => {
    expect(await codeOf({ accept_types: ['ltiResourceLink', 'link', 'html'] }, [item])).toBe('deep-linking.item');
  });
});
