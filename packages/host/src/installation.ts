import { randomUUID } from 'node:crypto';
import { inTransaction, type Addresses, type BoundContext } from '@trellis/api';
import type { Context, Stores } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { createTool, secretCipher, type Refusal, type Tool } from '@trellis/lti-1p3';
import type { LoadedPlugins } from '@trellis/plugin';
import {
  createCipher,
  createStores,
  createToolStorage,
  inPartnership,
  type Cipher,
  type Database,
  type Tables,
} from '@trellis/store';
import { sql, type Transaction } from 'kysely';
import type { HostSettings } from './host-settings.ts';
import { tryAgain } from './try-again.ts';
import { createMailer, type Mailer } from './mail/mailer.ts';
import { createPartnerships, type Partnerships } from './partnerships.ts';

/** What an installation is made of. */
export interface InstallationParts {
  /** Migrated already. */
  readonly database: Database;
  readonly settings: Pick<HostSettings, 'publicUrl' | 'secret' | 'allowLocalPlatforms' | 'privateHosts' | 'mail'>;
  readonly plugins: LoadedPlugins;
  /** The clock. */
  readonly now: () => Date;
  /** Hears of each LTI message that was refused. */
  readonly onRefused?: (refusal: Refusal) => void;
}

/** A transaction as core sees it, with the bare one beneath it for what core has no words for. */
export type Bound = BoundContext & { readonly tx: Transaction<Tables> };

/** One installation of Trellis without a server: what the service and the command line both stand on. */
export interface Installation {
  readonly database: Database;
  readonly plugins: LoadedPlugins;
  readonly partnerships: Partnerships;
  readonly tool: Tool;
  /** Opens what the store sealed with the installation's secret. */
  readonly cipher: Cipher;
  readonly publicUrl: string;
  readonly mailer: Mailer;
  /** Where a secret of this installation leads to. */
  readonly addresses: Addresses;
  readonly now: () => Date;
  /** Opens transactions of one partnership in somebody's name; who is touched is for the caller to judge. */
  bind(partnershipId: number, actor: Actor): <Result>(work: (ctx: Bound) => Promise<Result>) => Promise<Result>;
  /** One transaction at whose end everybody touched has been judged. */
  act<Result>(
    partnershipId: number,
    actor: Actor,
    work: (ctx: Context<Stores> & { readonly tx: Transaction<Tables> }) => Promise<Result>,
  ): Promise<Result>;
}

/** What platforms are asked to send with every launch, beside what LTI names itself. */
const CUSTOM = { staff_number: '$Person.sourcedId' };

/** Makes whoever else sets up this partnership at the same moment wait until this transaction ends. */
export async function lockSetUp({ tx }: Pick<Bound, 'tx'>, partnershipId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('trellis set-up'), ${partnershipId}::int)`.execute(tx);
}

/** Joins the store, LTI and the plugins. */
export function createInstallation({ database, settings, plugins, now, onRefused }: InstallationParts): Installation {
  const cipher = createCipher(settings.secret);
  const partnerships = createPartnerships(database);
  const tool = createTool({
    url: settings.publicUrl,
    title: 'Trellis',
    description: 'What safeguarding learning you need, by when, and why.',
    storage: createToolStorage(database.app),
    cipher: secretCipher(settings.secret),
    now,
    fetchPolicy: { allowLocalPlatforms: settings.allowLocalPlatforms, privateHosts: settings.privateHosts },
    placements: placementsOf(plugins),
    customParameters: CUSTOM,
    ...(onRefused === undefined ? {} : { onRefused }),
  });

  const bind: Installation['bind'] = (partnershipId, actor) => async (work) => {
    const { timeZone } = await partnerships.byNumber(partnershipId);
    return await tryAgain(() =>
      inPartnership(database.app, partnershipId, async (tx) => {
        const at = now().toISOString();
        const store = createStores(tx, { partnershipId, now: at, timeZone, cipher });
        return await work({ store, now: at, actor, newId: randomUUID, timeZone, tx });
      }),
    );
  };
  const act: Installation['act'] = (partnershipId, actor, work) =>
    bind(
      partnershipId,
      actor,
    )((bound) =>
      inTransaction(
        (judged) => judged(bound),
        (ctx) => work({ ...ctx, tx: bound.tx }),
      ),
    );
  const mailer = createMailer(settings.mail ?? {}, settings.publicUrl);
  const addresses: Addresses = {
    home: `${settings.publicUrl}/`,
    invitation: (secret) => `${tool.addresses.register}/${secret}`,
    signIn: (secret) => `${settings.publicUrl}/sign-in/${secret}`,
    mailFrom: mailer.fromAddress,
  };
  const { publicUrl } = settings;
  return { database, plugins, partnerships, tool, cipher, publicUrl, mailer, addresses, now, bind, act };
}

/** What can be placed as it is; tools with something to choose are placed by deep linking. */
function placementsOf(plugins: LoadedPlugins): { path: string; title: string; description: string }[] {
  const placements = plugins.ltiTools.flatMap((tool) => {
    if (tool.choose !== undefined) return [];
    const screen = plugins.screens.find((each) => each.plugin === tool.plugin && each.id === tool.screen);
    return screen === undefined ? [] : [{ path: screen.path, title: tool.title, description: tool.summary }];
  });
  return placements.length > 0
    ? placements
    : [{ path: '/', title: 'Trellis', description: 'What safeguarding learning you need.' }];
}
