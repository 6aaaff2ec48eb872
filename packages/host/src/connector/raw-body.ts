import type { IncomingMessage } from 'node:http';
import { BODY_LIMIT_BYTES, requestFault } from '@trellis/api';

/**
 * The bytes of a body as they were sent, which a signature is about.
 *
 * @throws `request.too-large`
 */
export async function rawBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  // To leave the loop must not break the connection before the answer is sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > BODY_LIMIT_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): Error {
  return requestFault(
    'request.too-large',
    `A request may have at most ${BODY_LIMIT_BYTES} bytes. Send fewer events in one go.`,
  );
}
