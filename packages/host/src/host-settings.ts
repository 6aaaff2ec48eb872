import type { MailSettings } from './mail/mailer.ts';

/** What decides how a host behaves; whoever configures it reads this from somewhere. */
export interface HostSettings {
  /** The origin that browsers and LMSs see, such as `https://trellis.example`. */
  readonly publicUrl: string;
  /** At least 32 characters; seals the keys of persons and the tool's own. */
  readonly secret: string;
  /** Whether LMSs may live on this machine over http, for demonstrations and tests. */
  readonly allowLocalPlatforms: boolean;
  /** Exact hosts on private addresses that may be fetched. */
  readonly privateHosts: readonly string[];
  /** Addresses and networks whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[];
  /** The folder of the built web app; absent: no screens are served, only the doors. */
  readonly webFolder?: string | undefined;
  /** Absent: letters are kept and shown to administrators. */
  readonly mail?: MailSettings | undefined;
  /** Version of Trellis, for the OpenAPI document. */
  readonly version: string;
}
