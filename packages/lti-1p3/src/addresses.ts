/** The addresses of a tool. */
export interface ToolAddresses {
  readonly login: string;
  readonly launch: string;
  readonly restart: string;
  readonly keyset: string;
  /** Where deep linking requests lead: not an address that this package answers, but the target of their launches. */
  readonly deepLinking: string;
  /** Invitations are this address, a slash and the token. */
  readonly register: string;
}

/** The addresses of the tool at an origin. */
export function addressesOf(origin: string): ToolAddresses {
  return {
    login: `${origin}/lti/login`,
    launch: `${origin}/lti/launch`,
    restart: `${origin}/lti/restart`,
    keyset: `${origin}/lti/keys`,
    deepLinking: `${origin}/lti/select`,
    register: `${origin}/lti/register`,
  };
}
