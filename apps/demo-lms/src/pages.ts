import { html } from '@trellis/testing/platform';
import type { Html, PlatformLink } from '@trellis/testing/platform';
import { gradesPart, type Grade } from './grades.ts';
import { canTeach, type DemoPerson } from './person.ts';

function page(title: string, bar: Html | undefined, content: Html): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Demo LMS</title>
        <link rel="stylesheet" href="/demo.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <div class="row">
            <p><strong>Demo LMS</strong> – everybody and everything here is made up</p>
            ${bar}
          </div>
        </header>
        <main id="main" tabindex="-1" aria-labelledby="title">${content}</main>
      </body>
    </html> `.text;
}

/** The first page: whom to be, by what each person's record shows. */
export function peoplePage(people: readonly DemoPerson[]): string {
  const cards = people.map(
    ({ id, name, story, jobTitle, agency }) =>
      html`<li>
        <h2><a href="/people/${encodeURIComponent(id)}">${story}</a></h2>
        <p>${name}</p>
        <p>${jobTitle}, ${agency}</p>
      </li>`,
  );
  return page(
    'Choose a person',
    undefined,
    html`<h1 id="title">Who do you want to be?</h1>
      <p class="lead">
        This stands in for the learning platform that a council already runs. Choose a person to open their course, with
        the tool inside it.
      </p>
      <ul class="people">
        ${cards}
      </ul>`,
  );
}

/** What a course page shows. */
export interface CoursePage {
  readonly person: DemoPerson;
  readonly courseTitle: string;
  readonly links: readonly PlatformLink[];
  readonly link: PlatformLink;
  readonly frameUrl: string;
  readonly windowUrl: string;
  readonly toolOrigin: string;
  /** As the tool called itself when it registered. */
  readonly toolName: string;
  readonly grades: readonly Grade[];
}

/** The page on which somebody places something of the tool in the course. */
export type AddPage = Pick<CoursePage, 'person' | 'courseTitle' | 'frameUrl' | 'toolOrigin' | 'toolName'>;

const signedIn = ({ name }: DemoPerson): Html => html`<p>Signed in as ${name}. <a href="/">Be somebody else</a></p>`;

const addressOf = ({ id }: DemoPerson): string => `/people/${encodeURIComponent(id)}`;

function toolNavigation({ person, links, link, toolName }: CoursePage): Html | undefined {
  if (links.length < 2 && !canTeach(person)) return undefined;
  const items = links.map(({ id, title }) => {
    const address = `${addressOf(person)}?tool=${encodeURIComponent(id)}`;
    return id === link.id
      ? html`<li><a href="${address}" aria-current="page">${title}</a></li>`
      : html`<li><a href="${address}">${title}</a></li>`;
  });
  return html`<nav aria-label="In this course">
    <ul>
      ${items}
      ${
        canTeach(person)
          ? html`<li><a href="${addressOf(person)}/add">Add something of ${toolName} to this course</a></li>`
          : undefined
      }
    </ul>
  </nav>`;
}

/** A person's course, with the tool embedded. */
export function coursePage(shown: CoursePage): string {
  const { person, courseTitle, link, frameUrl, windowUrl, toolOrigin, grades } = shown;
  return page(
    `${link.title}, ${person.name}`,
    signedIn(person),
    html`<h1 id="title">${courseTitle}</h1>
      ${toolNavigation(shown)} ${gradesPart(person, grades)}
      <p><a href="${windowUrl}" target="_blank" rel="noopener">Open “${link.title}” in a new window</a></p>
      <iframe src="${frameUrl}" title="${link.title}" data-tool="${toolOrigin}"></iframe>
      <script src="/demo.js"></script>`,
  );
}

/** Where whoever teaches chooses what of the tool to place in the course. */
export function addPage({ person, courseTitle, frameUrl, toolOrigin, toolName }: AddPage): string {
  return page(
    `Add something, ${person.name}`,
    signedIn(person),
    html`<h1 id="title">Add something of ${toolName} to ${courseTitle}</h1>
      <p><a href="${addressOf(person)}">Back to the course</a></p>
      <iframe src="${frameUrl}" title="Choose what to add" data-tool="${toolOrigin}"></iframe>
      <script src="/demo.js"></script>`,
  );
}

/** A page that says why there is nothing to see. */
export function messagePage(title: string, sentence: string): string {
  return page(
    title,
    html`<p><a href="/">Be somebody else</a></p>`,
    html`<h1 id="title">${title}</h1>
      <p class="lead">${sentence}</p>`,
  );
}
