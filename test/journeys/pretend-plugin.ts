import { createHmac } from 'node:crypto';
import type { Platform } from '@trellis/testing/platform';

/** A pretend LMS with the plugin in it, connected to a service. */
export interface PretendPlugin {
  /** Asks the service something as the plugin does, signed; gives its answer, and throws when it refuses. */
  ask(path: `/lms/${string}`, body: object): Promise<Record<string, unknown>>;
}

/**
 * Connects a pretend LMS as the plugin does: uses up the connection code, and registers the tool.
 *
 * @param serviceUrl - where the service is
 * @param code - as an administrator got it
 */
export async function connectPlugin(serviceUrl: string, code: string, platform: Platform): Promise<PretendPlugin> {
  async function post(
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Record<string, unknown>> {
    const answer = await fetch(new URL(path, serviceUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  }
  const site = {
    url: platform.url,
    name: 'Avonmere Learning',
    product: 'moodle',
    version: '5.1',
    pluginVersion: '0.1.0',
  };
  const opened = await post('/api/v1/lms/connect', JSON.stringify({ site }), { authorization: `Bearer ${code}` });
  const { connectionId, secret, registrationUrl } = opened as Record<string, string>;
  await platform.register(registrationUrl!);
  return {
    ask(path, body) {
      const [raw, at] = [JSON.stringify(body), Math.floor(Date.now() / 1000)];
      const code256 = createHmac('sha256', secret!).update(`${at}./api/v1${path}.${raw}`).digest('hex');
      return post(`/api/v1${path}`, raw, {
        'trellis-connection': connectionId!,
        'trellis-signature': `t=${at},v1=${code256}`,
      });
    },
  };
}
