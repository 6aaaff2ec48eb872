import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What decides the security headers. */
export interface HeaderFacts {
  /** The origin that browsers see. */
  readonly origin: string;
  /** Whether LMSs on this machine may frame Trellis over http, for demonstrations and tests. */
  readonly allowLocalPlatforms: boolean;
}

/**
 * Who may show Trellis in a frame. Not the registered platforms by name: Canvas, Blackboard and others show their pages on hosts that appear
 * nowhere in a registration. A site that was not launched from gains nothing by framing, since the session's cookie is partitioned by the
 * site around the frame.
 *
 * @source house
 */
function frameAncestors({ allowLocalPlatforms }: HeaderFacts): readonly string[] {
  return ["'self'", 'https:', ...(allowLocalPlatforms ? ['http://localhost:*', 'http://127.0.0.1:*'] : [])];
}

/** Helmet, tuned for a tool that lives in other sites' frames: no `X-Frame-Options`, and no upgrade to https where there is none. */
export function securityHeaders(facts: HeaderFacts): RequestHandler {
  const isSecure = facts.origin.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': [...frameAncestors(facts)],
        'img-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        // Accessible components set positions as inline styles.
        'style-src': ["'self'", "'unsafe-inline'"],
        ...(isSecure ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: false,
    // A frame in another site needs no window of ours to be isolated, and LTI's closing message needs the opener.
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
