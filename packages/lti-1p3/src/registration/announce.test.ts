import { describe, expect, test } from 'vitest';
import type { ToolOptions } from '../tool-options.ts';
import { configurationOf, open, platformClaim, startRegistering } from '../vectors/registering.ts';
import { toolClaim } from './configuration.ts';

describe('a registration announces', () => {
  const announced = async (messages_supported: unknown, options?: Partial<ToolOptions>, more: object = {}) => {
    await using platform = await startRegistering(
      () => ({ [platformClaim]: { product_family_code: 'moodle', messages_supported }, ...more }),
      options,
    );
    const { bench, url, received } = platform;
    await open(bench, (await bench.tool.invite('p')).url, configurationOf(url));
    const body = received.at(-1)?.body ?? {};
    const { messages } = body[toolClaim] as { messages: readonly { type: string }[] };
    return { body, messages, types: messages.map(({ type }) => type) };
  };
  const link = { type: 'LtiResourceLinkRequest' };
  const choosing = { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] };
  const review = { type: 'LtiSubmissionReviewRequest' };

  test('deep linking to a platform that offers it, at an address of its own and where content is placed', async () => {
    const { messages } = await announced([link, choosing]);
    expect(messages).toEqual([
      {
        type: 'LtiResourceLinkRequest',
        target_link_uri: 'https://tool.example/tools/pathway',
        label: 'My learning',
      },
      {
        type: 'LtiDeepLinkingRequest',
        target_link_uri: 'https://tool.example/lti/select',
        label: 'Trellis',
        placements: ['ContentArea'],
      },
    ]);
  });
  test('a link for each placement', async () => {
    const placements = [
      { path: '/a', title: 'A' },
      { path: '/b', title: 'B' },
    ];
    expect((await announced([link], { placements })).messages).toEqual([
      { type: 'LtiResourceLinkRequest', target_link_uri: 'https://tool.example/a', label: 'A' },
      { type: 'LtiResourceLinkRequest', target_link_uri: 'https://tool.example/b', label: 'B' },
    ]);
  });
  test('submission reviews only where the platform lists them', async () => {
    expect((await announced([link, choosing, review])).types).toContain('LtiSubmissionReviewRequest');
    expect((await announced([link, choosing])).types).not.toContain('LtiSubmissionReviewRequest');
  });
  test.each([undefined, null, [], {}, 'x', [null, 7, { kind: 'x' }]])(
    'links and deep linking to a platform that lists %o',
    async (listed) => {
      expect((await announced(listed)).types).toEqual(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']);
    },
  );
  test('the services that the platform offers, and no others', async () => {
    const names = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
    const score = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';
    const scopesOf = async (scopes_supported: unknown, options?: Partial<ToolOptions>) =>
      (await announced([link], options, { scopes_supported })).body['scope'];
    expect(await scopesOf(['openid', score, names, 'https://example.org/own'])).toBe(`${names} ${score}`);
    expect(await scopesOf(undefined)).toBe('');
    expect(await scopesOf(null)).toBe('');
    const own = 'https://example.org/own';
    expect(await scopesOf([score, own], { scopes: [own, names] })).toBe(own);
  });
  test('a logo where there is one', async () => {
    expect((await announced([link])).body).not.toHaveProperty('logo_uri');
    const logoUrl = 'https://tool.example/logo.svg';
    expect((await announced([link], { logoUrl })).body['logo_uri']).toBe(logoUrl);
  });
});
