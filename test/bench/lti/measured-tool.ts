/** A tool under load, in a process of its own. */
export interface MeasuredTool {
  readonly name: string;
  readonly loginUrl: string;
  readonly clientId: string;
  readonly deploymentId: string;
  readonly targetLinkUri: string;
  /** What the address holds that a good launch is sent on to, and a refused one is not. */
  readonly landing: RegExp;
}
