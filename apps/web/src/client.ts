import { createApiClient, FileRefused, type ScreenServices } from '@trellis/plugin/screens';
import { saveAs } from '@trellis/ui/save-as';
import { requestHeaders } from './session-secret.ts';

/** The typed API of the service that served this page. */
export const api: ScreenServices['api'] = createApiClient({ url: '/api/trpc', headers: requestHeaders });

/**
 * Saves a file that the service makes.
 *
 * @param question - goes in the body, because an address must not hold a name
 * @throws FileRefused when the service refuses, with its sentence
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
  await insistOnSuccess(answer);
  saveAs(await answer.blob(), fileName);
}

/**
 * Sends a file.
 *
 * @param asked - what it is for, in the address
 * @throws FileRefused when the service refuses, with its sentence
 */
export async function upload(path: string, file: File, asked: Readonly<Record<string, string>>): Promise<void> {
  const answer = await fetch(`${path}?${new URLSearchParams(asked).toString()}`, {
    method: 'POST',
    headers: {
      ...requestHeaders(),
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
    },
    body: file,
  });
  await insistOnSuccess(answer);
}

async function insistOnSuccess(answer: Response): Promise<void> {
  if (answer.ok) return;
  const problem = (await answer.json().catch(() => ({}))) as { readonly code?: string; readonly detail?: string };
  throw new FileRefused(
    problem.code ?? 'request.failed',
    problem.detail ?? 'The service refused the file without saying why. Please try again.',
  );
}
