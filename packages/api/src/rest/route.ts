/** How a procedure is reached over REST, and what the OpenAPI document says of it. */
export interface RestRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below `/api/v1`; `{name}` takes a segment into the input field of that name. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  /** The area it belongs to, as a heading in the document. */
  readonly tag: string;
  /** The same `Idempotency-Key` and body are answered the same, once done. */
  readonly idempotent?: true;
  /** The action reads each item of the input's list by itself, so that a bad one refuses only itself. */
  readonly readsByItem?: true;
  /** The procedure answers `FileAnswer`; whoever asks gets its bytes. */
  readonly answersWith?: 'file';
  /** Opened by a connection code in place of a signature; of procedures for connected LMSs. */
  readonly opensByCode?: true;
}
