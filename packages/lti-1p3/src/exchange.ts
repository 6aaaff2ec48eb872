/** A request in the form that any server can supply. */
export interface ToolRequest {
  readonly method: string;
  /** Path and query as received, beginning with `/`. */
  readonly url: string;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as text; empty where there is none. */
  readonly body: string;
}

/** An answer in the form that any server can send. */
export interface ToolResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole `Set-Cookie` values, each to be sent as a header of its own. */
  readonly cookies: readonly string[];
  readonly body: string;
}
