import { createApiClient, type ScreenServices } from '@trellis/plugin/screens';
import { saveAs } from '@trellis/ui/save-as';
import { requestHeaders } from './session-secret.ts';

/** The typed API of the service that served this page. */
export const api: ScreenServices['api'] = createApiClient({ url: '/api/trpc', headers: requestHeaders });

/**
 * Saves a file that the service makes.
 *
 * @param question - goes in the body, because an address must not hold a name
 * @throws Error when the service refuses
 */
export async function download(
  path: string,
  fileName: string,
  question?: Readonly<Record<string, string>>,
): Promise<void> {
  const headers = requestHeaders();
  const answer = await (question === undefined
    ? fetch(path, { headers })
    : fetch(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(question),
      }));
  if (!answer.ok) throw new Error(`The service answered ${answer.status}.`);
  saveAs(await answer.blob(), fileName);
}
