import { z } from 'zod';
import type { RestResponse } from './message.ts';

/** A file as a procedure answers it: a browser saves it, and the REST door sends its bytes. */
export const FileAnswer = z.object({
  fileName: z.string().meta({ description: 'Plain letters, digits and hyphens' }),
  mediaType: z.string(),
  sha256: z.string().meta({ description: 'Of the bytes, in hexadecimal' }),
  base64: z.string(),
});
export type FileAnswer = z.infer<typeof FileAnswer>;

/** The bytes of a file, to be saved and never shown in a page of ours. */
export function answerWithFile(answered: unknown): RestResponse {
  const { fileName, mediaType, sha256, base64 } = FileAnswer.parse(answered);
  return {
    status: 200,
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
      etag: `"${sha256}"`,
      'x-content-type-options': 'nosniff',
    },
    body: Buffer.from(base64, 'base64'),
  };
}
