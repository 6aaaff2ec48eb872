import { createPlatform } from '@trellis/testing/platform';
import type { Platform, PlatformClient, PlatformLink } from '@trellis/testing/platform';
import type { Response } from 'express';
import { createClientFile } from './client-file.ts';
import { createCourseFile } from './course-file.ts';
import { frameScript } from './frame-script.ts';
import { gradesFor } from './grades.ts';
import { addPage, coursePage, messagePage, peoplePage } from './pages.ts';
import { accountOf, canTeach } from './person.ts';
import type { DemoPerson } from './person.ts';
import { style } from './style.ts';

/** A tool as it is placed in the course. */
export interface DemoTool {
  /** Path on the tool's own address. */
  readonly path: string;
  readonly title: string;
  /** Its link has a column in the gradebook. */
  readonly isGraded?: boolean;
}

/** What the demo LMS shows, and to whom. */
export interface DemoLmsOptions {
  /** 0 picks a free one. The address is the issuer, so a tool stays connected only while it stays the same. */
  readonly port: number;
  /** An address of this machine; `127.0.0.1` makes it another site than a tool on `localhost`. */
  readonly host: string;
  /** The origin of the tool. */
  readonly toolUrl: string;
  readonly people: readonly DemoPerson[];
  /** The first one is opened with a person. */
  readonly tools: readonly DemoTool[];
  /** The folder in which connections, what was placed in the course, and its grades are remembered. */
  readonly dataFolder: string;
  readonly courseTitle?: string;
}

/** A running demo LMS. */
export interface DemoLms extends AsyncDisposable {
  /** Its first page, and its LTI issuer. */
  readonly url: string;
  /** The client id under which the tool was last registered; absent until then. */
  readonly clientId: string | undefined;
  /** Registers the tool by an invitation, as an administrator would in a real LMS. */
  register(invitationUrl: string): Promise<PlatformClient>;
  /** Stops it; open requests are dropped. */
  close(): Promise<void>;
}

function linkFor(toolUrl: string): (tool: DemoTool) => PlatformLink {
  return ({ path, title }) => ({ id: path, title, targetLinkUri: new URL(path, toolUrl).href });
}

/** The one course there is. */
const COURSE_ID = 'safeguarding';

function addPages(platform: Platform, { people, toolUrl, courseTitle = 'Safeguarding' }: DemoLmsOptions): void {
  const toolOrigin = new URL(toolUrl).origin;
  const policy = `default-src 'none'; style-src 'self'; script-src 'self'; frame-src 'self' ${toolOrigin}; base-uri 'none'; frame-ancestors 'none'`;
  const send = (response: Response, body: string, status = 200) =>
    response
      .status(status)
      .set({ 'content-security-policy': policy, 'cache-control': 'no-store' })
      .type('html')
      .send(body);
  const toolName = () => platform.clients.list().at(-1)!.name;
  const refuseUnconnected = (response: Response): boolean => {
    if (platform.clients.list().length > 0) return false;
    send(response, messagePage('Not connected yet', 'The tool has not been registered with this LMS.'), 503);
    return true;
  };

  const { app } = platform;
  app.get('/demo.css', (_, response) => void response.type('css').send(style));
  app.get('/demo.js', (_, response) => void response.type('js').send(frameScript));
  app.get('/', (_, response) => void send(response, peoplePage(people)));
  app.get('/people/:id', (request, response) => {
    const { links } = platform.directory.courses[0]!;
    const person = people.find(({ id }) => id === request.params.id);
    const link = request.query['tool'] === undefined ? links[0] : links.find(({ id }) => id === request.query['tool']);
    if (!person || !link)
      return void send(response, messagePage('Nobody here', 'There is no such person or tool.'), 404);
    if (refuseUnconnected(response)) return;
    const choice = { user: person.id, link: link.id };
    const frameUrl = platform.launchUrl(choice);
    const windowUrl = platform.launchUrl({ ...choice, isInWindow: true });
    const grades = gradesFor(person, people, platform.gradebook, COURSE_ID);
    send(
      response,
      coursePage({ person, courseTitle, links, link, frameUrl, windowUrl, toolOrigin, toolName: toolName(), grades }),
    );
  });
  app.get('/people/:id/add', (request, response) => {
    const person = people.find(({ id }) => id === request.params.id);
    if (!person || !canTeach(person))
      return void send(response, messagePage('Nobody here', 'Nobody of that name may add to the course.'), 404);
    if (refuseUnconnected(response)) return;
    const frameUrl = platform.launchUrl({ user: person.id, placeIn: COURSE_ID });
    send(response, addPage({ person, courseTitle, frameUrl, toolOrigin, toolName: toolName() }));
  });
  app.use((_, response) => void send(response, messagePage('Nothing here', 'This page does not exist.'), 404));
}

/**
 * Starts a pretend LMS with pages for a newcomer: one click on a person opens her course with the tool launched inside it.
 *
 * @throws TypeError when there is no tool to show
 */
export async function startDemoLms(options: DemoLmsOptions): Promise<DemoLms> {
  const { port, host, people, tools, toolUrl, dataFolder, courseTitle = 'Safeguarding' } = options;
  if (tools.length === 0) throw new TypeError('The demo LMS needs at least one tool to show.');
  const links = tools.map(linkFor(toolUrl));
  const file = createCourseFile(dataFolder);
  const { placed, gradebook } = file.read();
  const isPlaced = ({ id }: PlatformLink) => !links.some((link) => link.id === id);
  const platform: Platform = await createPlatform({
    port,
    host,
    users: people.map(accountOf),
    courses: [{ id: COURSE_ID, label: 'SG', title: courseTitle, links: [...links, ...placed.filter(isPlaced)] }],
    clients: createClientFile(dataFolder),
    ...(gradebook && { gradebook }),
    onChange: () =>
      file.write({
        placed: platform.directory.courses[0]!.links.filter(isPlaced),
        gradebook: platform.gradebook.kept(),
      }),
  });
  for (const { path, title } of tools.filter(({ isGraded }) => isGraded === true))
    if (platform.gradebook.columnOf(path) === undefined)
      platform.gradebook.addColumn({ courseId: COURSE_ID, label: title, scoreMaximum: 1, resourceLinkId: path });
  addPages(platform, options);
  return {
    url: platform.url,
    get clientId() {
      return platform.clients.list().at(-1)?.clientId;
    },
    register: (invitationUrl) => platform.register(invitationUrl),
    close: async () => platform[Symbol.asyncDispose](),
    [Symbol.asyncDispose]: async () => platform[Symbol.asyncDispose](),
  };
}
