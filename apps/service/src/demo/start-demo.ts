import { newSecret } from '@trellis/api';
import { approvePlatform, confirmAccount, invitePlatform, joinAccount, type Trust } from '@trellis/core/access';
import { startDemoLms, type DemoLms, type DemoPerson } from '@trellis/demo-lms';
import { operatorActor, type Installation } from '@trellis/host';
import { createPartnership, type PartnershipRow } from '@trellis/store';
import { SettingsError, type Settings } from '../settings.ts';
import { demoAgency } from './agencies.ts';
import { castMembers, stranger } from './cast.ts';
import { forgetGoneLms, memoryFolder } from './demo-memory.ts';
import { DEMO_ID } from './is-demo-wanted.ts';
import { loadDemo } from './load-demo.ts';

/** A running demonstration. */
export interface Demo {
  readonly lmsUrl: string;
  readonly stop: () => Promise<void>;
}

/** What a demonstration starts with. */
export interface DemoParts {
  readonly settings: Settings;
  readonly installation: Installation;
  /** Where the service listens. */
  readonly port: number;
  readonly say: (line: string) => void;
  /** Given up when it is aborted. */
  readonly signal: AbortSignal;
}

/** How many people the demo generates around its cast. */
const DEMO_PEOPLE = 2_000;
const DEMO_SEED = 1;

/**
 * How far above the service's own port the demo LMS listens unless told otherwise: not on the next one, where a second checkout would be.
 *
 * @source house
 */
const PORT_STEP = 10_000;

/** The demo LMS may say who somebody is. */
const trust: Trust = { vouchesFor: ['work-email', 'staff-number'], serves: [] };

const actor = operatorActor('demo');

/** Loads the demo partnership where it is not there yet, starts the demo LMS and connects the two as an administrator would. */
export async function startDemo({ settings, installation, port, say, signal }: DemoParts): Promise<Demo> {
  const partnership = await demoPartnership(installation);
  const began = performance.now();
  const onProgress = (): void => signal.throwIfAborted();
  if (await loadDemo(installation, { partnership, people: DEMO_PEOPLE, seed: DEMO_SEED, onProgress }))
    say(`Loaded the demo partnership in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  signal.throwIfAborted();
  const lms = await startLms(settings, installation, port);
  try {
    await connect(installation, partnership, lms);
    await forgetGoneLms(installation, partnership, memoryFolder(settings, installation.publicUrl));
  } catch (error) {
    await lms.close();
    throw error;
  }
  return { lmsUrl: lms.url, stop: () => lms.close() };
}

async function demoPartnership(installation: Installation): Promise<PartnershipRow> {
  const find = async () => (await installation.partnerships.all()).find(({ publicId }) => publicId === DEMO_ID);
  const found = await find();
  if (found !== undefined) return found;
  try {
    return await createPartnership(installation.database.owner, {
      publicId: DEMO_ID,
      name: 'Avonmere Safeguarding Partnership',
    });
  } catch (error) {
    // Another start on the same folder was quicker.
    const made = await find();
    if (made === undefined) throw error;
    return made;
  }
}

async function startLms(settings: Settings, { publicUrl, plugins }: Installation, port: number): Promise<DemoLms> {
  const start = async (lmsPort: number): Promise<DemoLms> =>
    startDemoLms({
      port: lmsPort,
      host: '127.0.0.1',
      toolUrl: publicUrl,
      people: demoPeople,
      tools: plugins.ltiTools
        .filter((tool) => tool.choose === undefined)
        .map((tool) => ({
          path: plugins.screens.find((screen) => screen.plugin === tool.plugin && screen.id === tool.screen)!.path,
          title: tool.title,
        })),
      dataFolder: memoryFolder(settings, publicUrl),
    });
  const wanted = settings.demoPort ?? (settings.port === 0 || port + PORT_STEP > 65_535 ? 0 : port + PORT_STEP);
  try {
    return await start(wanted);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (settings.demoPort !== undefined)
      throw new SettingsError(
        'TRELLIS_DEMO_PORT',
        'something else listens there already. Set another one, or 0 for a free one.',
      );
    return await start(0);
  }
}

/** Registers, approves and trusts the demo LMS, unless that was done at an earlier start; its people of the cast are known from then on. */
async function connect(installation: Installation, partnership: PartnershipRow, lms: DemoLms): Promise<void> {
  if (await isConnected(installation, partnership, lms)) return;
  const { secret, hash } = newSecret('invitation');
  await installation.act(partnership.id, actor, (ctx) => invitePlatform(ctx, { tokenHash: hash }));
  const { clientId } = await lms.register(installation.addresses.invitation(secret));
  await installation.act(partnership.id, actor, async (ctx) => {
    const platform = (await ctx.store.access.platforms()).find(
      (each) => each.issuer === lms.url && each.clientId === clientId,
    );
    if (platform === undefined) throw new Error('The demo LMS registered, but its registration is not there.');
    await approvePlatform(ctx, platform.id, trust);
    for (const { id: subject, givenName, familyName, email, staffNumber } of castMembers) {
      const account = await joinAccount(ctx, {
        issuer: lms.url,
        clientId,
        subject,
        shownName: `${givenName} ${familyName}`,
        claimed: { workEmail: email, staffNumber },
        trust,
      });
      // Whoever holds a wider role waits for an administrator, who in the demo says yes.
      if (account.state === 'waiting') await confirmAccount(ctx, account.id, true);
    }
  });
}

async function isConnected(installation: Installation, partnership: PartnershipRow, lms: DemoLms): Promise<boolean> {
  const platforms = await installation.act(partnership.id, actor, (ctx) => ctx.store.access.platforms());
  return platforms.some(
    (platform) => platform.issuer === lms.url && platform.clientId === lms.clientId && platform.state === 'active',
  );
}

const demoPeople: readonly DemoPerson[] = [
  ...castMembers.map(({ id, givenName, familyName, email, staffNumber, agencyRef, jobTitle, story }): DemoPerson => ({
    id,
    name: `${givenName} ${familyName}`,
    ...(email === undefined ? {} : { email }),
    staffNumber,
    agency: demoAgency(agencyRef).name,
    jobTitle,
    story,
  })),
  {
    id: stranger.id,
    name: `${stranger.givenName} ${stranger.familyName}`,
    email: stranger.email,
    agency: 'an agency that told us nothing',
    jobTitle: 'Somebody new',
    story: stranger.story,
  },
];
