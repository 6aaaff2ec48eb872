import { addressesOf } from './addresses.ts';
import { respondToDeepLinking } from './deep-linking/respond.ts';
import { LtiError } from './errors.ts';
import type { ToolRequest, ToolResponse } from './exchange.ts';
import type { Core } from './core.ts';
import { refusalPage } from './pages/refusal.ts';
import { registerTool } from './registration/register.ts';
import { guardedFetch, jsonFetch } from './security/fetch.ts';
import { createOwnKeys, keysetMaximumAgeSeconds } from './security/keys.ts';
import { createKeysets } from './security/keyset.ts';
import { finishLogin } from './security/launch.ts';
import { beginLogin } from './security/login.ts';
import { beginAgain } from './security/restart.ts';
import { hashSecret, randomSecret, supportReference } from './security/secret.ts';
import { createBinding } from './security/state.ts';
import { createServices } from './services/create-services.ts';
import type { Registration } from './storage.ts';
import type { ToolOptions } from './tool-options.ts';
import type { Tool } from './tool.ts';

function createCore(options: ToolOptions): Core {
  const { origin, protocol } = new URL(options.url);
  if (options.placements.length === 0) throw new TypeError('A tool needs at least one placement.');
  const fetch = guardedFetch(options.fetchPolicy ?? {});
  const fetchJson = jsonFetch(fetch);
  return {
    options,
    storage: options.storage,
    now: options.now,
    origin,
    addresses: addressesOf(origin),
    binding: createBinding(protocol === 'https:'),
    keysets: createKeysets(fetchJson, options.now, options.keysetCooldownSeconds ?? 10),
    ownKeys: createOwnKeys(options.storage, options.cipher, options.now),
    fetch,
    fetchJson,
    refused(code, during, registration) {
      const reference = supportReference();
      options.onRefused?.({
        reference,
        code,
        during,
        ...(registration ? { issuer: registration.issuer, clientId: registration.clientId } : {}),
      });
      return reference;
    },
  };
}

/**
 * An LTI 1.3 tool.
 *
 * @throws TypeError when `url` is no URL or there is no placement
 */
export function createTool(options: ToolOptions): Tool {
  const core = createCore(options);
  const invitationsInUse = new Set<string>();

  function refuse(error: unknown, during: string, registration?: Registration): ToolResponse {
    if (!(error instanceof LtiError)) throw error;
    const allow = error.code === 'request.method' && error.detail !== undefined ? { allow: error.detail } : {};
    return refusalPage(error, core.refused(error.code, during, registration), { headers: allow });
  }

  async function answer(during: string, work: () => Promise<ToolResponse>): Promise<ToolResponse> {
    try {
      return await work();
    } catch (error) {
      return refuse(error, during);
    }
  }

  return {
    addresses: core.addresses,
    services: createServices(core),
    login: (request) => answer('login', () => beginLogin(core, request)),
    restart: (request) => answer('restart', () => beginAgain(core, request)),
    deepLinkingResponse: (to, chosen) => respondToDeepLinking(core, to, chosen),
    register: (request) => answer('register', () => registerTool(core, request, invitationsInUse)),
    keyset: (request) =>
      answer('keyset', async () => {
        if (request.method !== 'GET' && request.method !== 'HEAD') throw new LtiError('request.method', 'GET, HEAD');
        return {
          status: 200,
          headers: {
            'content-type': 'application/json',
            'cache-control': `public, max-age=${keysetMaximumAgeSeconds}`,
            'x-content-type-options': 'nosniff',
          },
          cookies: [],
          body: await core.ownKeys.published(),
        };
      }),
    async launch(request: ToolRequest) {
      let registration: Registration | undefined;
      try {
        const finished = await finishLogin(core, request, (known) => {
          registration = known;
        });
        return finished.state === 'launched' ? finished : { state: 'refused', response: finished.response };
      } catch (error) {
        return { state: 'refused', response: refuse(error, 'launch', registration) };
      }
    },
    refuse: (error, request) => refuse(error, request.url.split(/[/?]/)[2] ?? ''),
    async invite(boundTo, validForHours = 72) {
      const token = randomSecret();
      const expiresAt = new Date(core.now().getTime() + validForHours * 3_600_000);
      await core.storage.addInvitation({ tokenHash: hashSecret(token), boundTo, expiresAt });
      return { url: `${core.addresses.register}/${token}`, expiresAt };
    },
    rotateKeys: (overlapHours = 168) => core.ownKeys.rotate(overlapHours),
  };
}
