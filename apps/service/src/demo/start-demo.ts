import { startDemoLms, type DemoLms, type DemoPerson, type DemoTool } from '@trellis/demo-lms';
import type { Installation } from '@trellis/host';
import { createPartnership, type PartnershipRow } from '@trellis/store';
import { SettingsError, type Settings } from '../settings.ts';
import { demoAgency } from './people/agencies.ts';
import { castMembers, stranger } from './people/cast.ts';
import { connectLms } from './lms/connect-lms.ts';
import { demoCourses, GRADED_COURSE } from './courses.ts';
import { forgetGoneLms, memoryFolder } from './demo-memory.ts';
import { DEMO_ID } from './is-demo-wanted.ts';
import { loadDemo } from './load-demo.ts';
import { loadQualityOfTraining } from './quality/load-quality-of-training.ts';
import { loadReports } from './load-reports.ts';

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

/** Whoever plans training puts it into the courses of her LMS too. */
const INSTRUCTOR = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor';

/**
 * How far above the service's own port the demo LMS listens unless told otherwise: not on the next one, where a second checkout would be.
 *
 * @source house
 */
const PORT_STEP = 10_000;

/** Loads the demo partnership where it is not there yet, starts the demo LMS and connects the two as an administrator would. */
export async function startDemo({ settings, installation, port, say, signal }: DemoParts): Promise<Demo> {
  const partnership = await demoPartnership(installation);
  const began = performance.now();
  const onStep = (): void => signal.throwIfAborted();
  if (await loadDemo(installation, { partnership, people: DEMO_PEOPLE, seed: DEMO_SEED, onStep }))
    say(`Loaded the demo partnership in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  await loadQualityOfTraining(installation, partnership);
  signal.throwIfAborted();
  const lms = await startLms(settings, installation, port);
  try {
    await connectLms(installation, partnership, lms);
    await loadReports(installation, partnership);
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
      tools: demoTools(plugins),
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

/** What stands in the course of the demo LMS: every tool that is placed as it is, and of those that open a course one with a grade. */
function demoTools({ ltiTools, screens }: Installation['plugins']): readonly DemoTool[] {
  return ltiTools.map(({ plugin, screen: id, title, choose, chosenAs, isGraded }) => {
    const { path } = screens.find((screen) => screen.plugin === plugin && screen.id === id)!;
    if (choose === undefined) return { path, title };
    const course = demoCourses.find(({ ref }) => ref === GRADED_COURSE)!.title;
    return {
      path: path.replace(':ref', encodeURIComponent(GRADED_COURSE)),
      title: chosenAs === undefined ? course : `${chosenAs}: ${course}`,
      ...(isGraded === undefined ? {} : { isGraded }),
    };
  });
}

const demoPeople: readonly DemoPerson[] = [
  ...castMembers.map(
    ({ id, givenName, familyName, email, staffNumber, agencyRef, jobTitle, story, role }): DemoPerson => ({
      id,
      name: `${givenName} ${familyName}`,
      ...(email === undefined ? {} : { email }),
      staffNumber,
      agency: demoAgency(agencyRef).name,
      jobTitle,
      story,
      ...(role === 'coordinator' ? { roles: [INSTRUCTOR] } : {}),
    }),
  ),
  {
    id: stranger.id,
    name: `${stranger.givenName} ${stranger.familyName}`,
    email: stranger.email,
    agency: 'an agency that told us nothing',
    jobTitle: 'Somebody new',
    story: stranger.story,
  },
];
