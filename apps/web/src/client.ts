import { createApiClient } from '@trellis/plugin/screens';
import { requestHeaders } from './session-secret.ts';

/** The typed API of the service that served this page. */
export const api = createApiClient({ url: '/api/trpc', headers: requestHeaders });

/**
 * Saves a file that the service makes.
 *
 * @throws Error when the service refuses
 */
export async function download(path: string, fileName: string): Promise<void> {
  const answer = await fetch(path, { headers: requestHeaders() });
  if (!answer.ok) throw new Error(`The service answered ${answer.status}.`);
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
