import type { ImportRun, RowReport } from '@trellis/core/people';
import type { ErrorWords } from '@trellis/plugin/screens';
import { requestHeaders } from '../../session-secret.ts';

/** How far an uploaded file has come, and the rows that did not go in. */
export interface UploadShown {
  readonly run: ImportRun;
  /** Refused and unsure rows in the order of the file; empty until the import is done. */
  readonly report: readonly RowReport[];
}

/** A refusal of the upload itself, in the words of the service. */
export class UploadRefused extends Error {}

/** Sends a file to be taken in, or tried. @returns the id of its run @throws UploadRefused */
export async function startUpload(kind: ImportRun['kind'], file: File, isDryRun: boolean): Promise<string> {
  const answer = await fetch(`/uploads/${kind}?dryRun=${isDryRun}`, {
    method: 'POST',
    headers: { ...requestHeaders(), 'content-type': 'text/csv', 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  });
  await insistOnSuccess(answer);
  return ((await answer.json()) as { readonly runId: string }).runId;
}

/** How far a file has come. @throws UploadRefused */
export async function uploadOf(runId: string): Promise<UploadShown> {
  const answer = await fetch(`/uploads/${runId}`, { headers: requestHeaders() });
  await insistOnSuccess(answer);
  return (await answer.json()) as UploadShown;
}

/** The words for what went wrong with an upload. */
export function uploadFault(error: unknown): ErrorWords {
  const sentence =
    error instanceof UploadRefused
      ? error.message
      : 'We could not reach the service. Your file is still chosen. Check the connection and try again: what went in already changes nothing a second time.';
  return { code: 'upload', sentence, fields: [] };
}

async function insistOnSuccess(answer: Response): Promise<void> {
  if (answer.ok) return;
  const problem = (await answer.json().catch(() => ({}))) as { readonly detail?: string; readonly title?: string };
  throw new UploadRefused(
    problem.detail ?? problem.title ?? 'The service refused the file without saying why. Please try again.',
  );
}
