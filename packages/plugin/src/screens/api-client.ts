import type { AppRouter } from '@trellis/api';
import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client';

/** How the client reaches the service. */
export interface ApiClientOptions {
  /** Such as `/api/trpc`. */
  readonly url: string;
  /** Asked before each request: the bearer token of a tab without cookies, for instance. */
  readonly headers?: () => Readonly<Record<string, string>>;
}

/** A typed client. Queries go by POST too, so that nothing personal gets into an address. */
export function createApiClient({ url, headers }: ApiClientOptions): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url,
        methodOverride: 'POST',
        ...(headers === undefined ? {} : { headers: () => ({ ...headers() }) }),
      }),
    ],
  });
}
