/** A request to the REST door, as any server can hand it over. */
export interface RestRequest {
  readonly method: string;
  /** Below `/api/v1`, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** What the REST door answers: a text, the bytes of a file, or pieces of a text that the server asks for as it sends them. */
export interface RestResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | AsyncIterable<string>;
}

/** The one value of a header, or undefined when it is absent or was sent more than once. */
export function headerOf(request: RestRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
