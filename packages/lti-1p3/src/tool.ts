import type { ToolAddresses } from './addresses.ts';
import type { DeepLinkingAnswer, DeepLinkingRequest } from './deep-linking/respond.ts';
import type { LtiError } from './errors.ts';
import type { ToolRequest, ToolResponse } from './exchange.ts';
import type { Launch } from './message/launch.ts';
import type { Services } from './services/services.ts';

/** A launch that may go on (the host makes the session, answers, and sends `cookies` along) or the page that says why not. */
export type LaunchAnswer =
  | { readonly state: 'launched'; readonly launch: Launch; readonly cookies: readonly string[] }
  | { readonly state: 'refused'; readonly response: ToolResponse };

/** A single-use registration address. */
export interface IssuedInvitation {
  readonly url: string;
  readonly expiresAt: Date;
}

/** An LTI 1.3 tool, independent of any server. Whatever arrives is answered, or refused with a page; only what storage throws comes through. */
export interface Tool {
  readonly addresses: ToolAddresses;
  /** The services of the platforms: rosters, line items, scores and results. */
  readonly services: Services;
  /** Begins a login: goes to the registered authorization endpoint, by a redirect, or by a page where the platform keeps data for tools. */
  login(request: ToolRequest): Promise<ToolResponse>;
  /** Finishes it: checks the message and gives the launch. */
  launch(request: ToolRequest): Promise<LaunchAnswer>;
  /** Begins a login again in a window of its own. */
  restart(request: ToolRequest): Promise<ToolResponse>;
  /** The tool's public keys; makes the first one if there is none. */
  keyset(request: ToolRequest): Promise<ToolResponse>;
  /**
   * The page that takes what somebody chose back to the platform.
   *
   * @throws LtiError `deep-linking.*` for what the platform does not accept; `registration.*` and `deployment.*` when it was switched off since
   */
  deepLinkingResponse(to: DeepLinkingRequest, answer: DeepLinkingAnswer): Promise<ToolResponse>;
  /** Registers with the platform that opened an invitation. */
  register(request: ToolRequest): Promise<ToolResponse>;
  /** The page for a refusal that a server makes before the tool sees the request, such as a body that is too large. */
  refuse(error: LtiError, request: ToolRequest): ToolResponse;
  /** Issues an invitation, valid for `validForHours` (72 if not given); only its hash is kept. */
  invite(boundTo: string, validForHours?: number): Promise<IssuedInvitation>;
  /**
   * Adds a new key and keeps the others published for `overlapHours` (168 if not given). Gives the new key's id. It signs as soon as every copy of
   * the keyset must hold it, after six minutes; with an overlap of 0, for a key that has leaked, at once in this process and within a second in others.
   */
  rotateKeys(overlapHours?: number): Promise<string>;
}
