import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { deactivatePlatform, platforms, type Platform } from '@trellis/core/access';
import { rememberedClientIds } from '@trellis/demo-lms';
import { connections, disconnect } from '@trellis/core/lms';
import { operatorActor, type Installation } from '@trellis/host';
import type { PartnershipRow } from '@trellis/store';
import type { Settings } from '../settings.ts';

/** What the folder of a service begins with whose port was picked: nobody will come back to it. */
const PICKED = 'picked-';

/** Where the demo LMS remembers that it is connected: a folder for each address of ours, since a connection is between two addresses. */
export function memoryFolder({ dataDir, port }: Pick<Settings, 'dataDir' | 'port'>, publicUrl: string): string {
  const name = new URL(publicUrl).host.replace(/[^\w.-]/g, '-');
  return path.join(dataDir, 'demo-lms', port === 0 ? `${PICKED}${name}` : name);
}

/**
 * Deactivates the demo LMSs of earlier services on picked ports, which will not come back, so that starting often does not fill the list of
 * connected LMSs.
 *
 * @param own - the folder of the service that starts
 */
export async function forgetGoneLms(installation: Installation, { id }: PartnershipRow, own: string): Promise<void> {
  const home = path.dirname(own);
  const others = readdirSync(home)
    .filter((name) => name.startsWith(PICKED) && name !== path.basename(own))
    .map((name) => path.join(home, name));
  for (const folder of others) {
    const clientIds = rememberedClientIds(folder);
    const actor = operatorActor('demo');
    const theirs = (await installation.act(id, actor, platforms)).filter(({ clientId }) =>
      clientIds.includes(clientId),
    );
    // Another service may be running on the same data.
    if ((await Promise.all(theirs.map(answers))).includes(true)) continue;
    await installation.act(id, actor, async (ctx) => {
      const theirPlugins = (await connections(ctx)).filter(({ registrationId }) =>
        theirs.some((platform) => platform.id === registrationId),
      );
      for (const plugin of theirPlugins) await disconnect(ctx, plugin.id);
      for (const platform of theirs) await deactivatePlatform(ctx, platform.id);
    });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answers({ issuer }: Platform): Promise<boolean> {
  try {
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(2_000) });
    return ((await answer.json()) as { issuer?: unknown }).issuer === issuer;
  } catch {
    return false;
  }
}
