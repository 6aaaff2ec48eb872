import { requestFault } from '../request-fault.ts';
import { findingsOf } from '../findings.ts';
import type { Run } from '../context.ts';
import type { CsvRoute } from './endpoint.ts';
import type { RestResponse } from './message.ts';
import { streamLines } from './stream-lines.ts';

/**
 * A CSV file that is written while it is read.
 *
 * @throws `request.not-valid`, and whatever reading the first lines throws
 */
export async function answerWithCsv(route: CsvRoute, run: Run, input: unknown): Promise<RestResponse> {
  const parsed = route.input.safeParse(input);
  if (!parsed.success)
    throw requestFault(
      'request.not-valid',
      'Some of the fields are missing or wrong.',
      findingsOf(parsed.error.issues),
    );
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${route.fileName}"`,
      'cache-control': 'no-store',
    },
    body: await streamLines(run, (ctx) => route.lines(ctx, parsed.data)),
  };
}
