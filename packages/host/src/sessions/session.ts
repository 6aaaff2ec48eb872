import { createHash, randomBytes } from 'node:crypto';

/** A session ends after this long without a request. @source house */
const IDLE_HOURS = 8;

/** A session ends this long after it began, however busy it was. @source house */
export const LONGEST_HOURS = 12;

/** A hand-over from a launch to the page that it opens is good for this long. @source house */
const HANDOVER_SECONDS = 60;

/** A session is only written again when its end would move by at least this much, so that reading a page writes nothing. */
const EXTEND_AFTER_MINUTES = 5;

const HOUR_MS = 3_600_000;

/** What stands behind a session's secret. */
export interface SessionRecord {
  /** The tenant's number. */
  readonly partnershipId: number;
  readonly accountId: string;
  /** `cookie`: the browser keeps it. `bearer`: a page keeps it in its tab. `handover`: once, to get the second from the first. */
  readonly kind: 'cookie' | 'bearer' | 'handover';
  readonly beganAt: string;
  readonly expiresAt: string;
}

/** A new secret: 256 random bits, recognisable as ours where it turns up. */
export function newSessionSecret(): string {
  return `trs_${randomBytes(32).toString('base64url')}`;
}

/** What is stored in place of a secret: SHA-256 in lower-case hex. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** When a session ends that was last used now. Instants are RFC 3339 in UTC. */
export function endOf(session: Pick<SessionRecord, 'beganAt' | 'kind'>, now: Date): string {
  if (session.kind === 'handover') return new Date(Date.parse(session.beganAt) + HANDOVER_SECONDS * 1000).toISOString();
  const idle = now.getTime() + IDLE_HOURS * HOUR_MS;
  const longest = Date.parse(session.beganAt) + LONGEST_HOURS * HOUR_MS;
  return new Date(Math.min(idle, longest)).toISOString();
}

/**
 * The later end that a session gets by being used, if it is worth writing down.
 *
 * @returns undefined when the end stays as it is for now
 */
export function extended(session: SessionRecord, now: Date): string | undefined {
  const end = endOf(session, now);
  const gainMs = Date.parse(end) - Date.parse(session.expiresAt);
  return gainMs >= EXTEND_AFTER_MINUTES * 60_000 ? end : undefined;
}
