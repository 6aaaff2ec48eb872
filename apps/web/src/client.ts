import { createApiClient, type ScreenServices } from '@trellis/plugin/screens';
import { saveAs } from './save-as.ts';
import { requestHeaders } from './session-secret.ts';

/** The typed API of the service that served this page. */
export const api: ScreenServices['api'] = createApiClient({ url: '/api/trpc', headers: requestHeaders });

/**
 * Saves a file that the service makes.
 *
 * @throws Error when the service refuses
 */
export async function download(path: string, fileName: string): Promise<void> {
  const answer = await fetch(path, { headers: requestHeaders() });
  if (!answer.ok) throw new Error(`The service answered ${answer.status}.`);
  saveAs(await answer.blob(), fileName);
}
