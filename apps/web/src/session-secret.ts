/**
 * The secret of a session for tabs whose browser keeps no cookie of ours: in this tab's memory, and in its session storage where the
 * browser has one, so that loading the page again does not sign anybody out. A frame of another site may find no storage at all.
 */

const KEY = 'trellis-session';
const HANDOVER = /^#s=(trs_[\w-]{43})$/;

let inMemory: string | undefined;

/** The secret that requests of this tab carry, if it has one. */
function sessionSecret(): string | undefined {
  inMemory ??= stored();
  return inMemory;
}

/** What every request to the service carries: that it is from our own page, and the secret of a tab without cookies. */
export function requestHeaders(): Readonly<Record<string, string>> {
  const secret = sessionSecret();
  return { 'x-trellis': '1', ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }) };
}

/** Forgets the secret, as signing out does. */
export function forgetSecret(): void {
  inMemory = undefined;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // A frame without storage has nothing to forget.
  }
}

/** Takes the hand-over of a launch out of the address and exchanges it for a secret of this tab. It works once, for a minute. */
export async function takeHandover(): Promise<void> {
  const handover = HANDOVER.exec(location.hash)?.[1];
  if (handover === undefined) return;
  history.replaceState(null, '', location.pathname + location.search);
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trellis': '1' },
    body: JSON.stringify({ handover }),
  }).catch(() => undefined);
  if (answer?.ok !== true) return;
  const { secret } = (await answer.json()) as { readonly secret?: string };
  if (secret === undefined) return;
  inMemory = secret;
  try {
    sessionStorage.setItem(KEY, secret);
  } catch {
    // The tab keeps it in memory alone.
  }
}

function stored(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
