import type { IncomingMessage } from 'node:http';
import { BODY_LIMIT_BYTES, requestFault } from '@trellis/api';

/** How much of a body that is too large is read and dropped before it is refused: 64 MB. @source house */
const DROPPED_BYTES = BODY_LIMIT_BYTES * 64;

/**
 * The bytes of a body as they were sent, which a signature is about. One that is too large is read to its end all the same, so that whoever sent it
 * reads the refusal and not of a broken connection.
 *
 * @throws `request.too-large`
 */
export async function rawBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // To leave the loop must not break the connection before the answer is sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes <= BODY_LIMIT_BYTES) chunks.push(chunk);
    else if (bytes > DROPPED_BYTES) break;
  }
  if (bytes > BODY_LIMIT_BYTES) throw tooLarge();
  return Buffer.concat(chunks);
}

function tooLarge(): Error {
  return requestFault(
    'request.too-large',
    `A request may have at most ${BODY_LIMIT_BYTES} bytes. Send fewer events in one go.`,
  );
}
