import { createHash } from 'node:crypto';
import type { ToolResponse } from '../exchange.ts';
import { html, Html } from './html.ts';

const style = `
  :root { color-scheme: light dark }
  body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1.5rem; max-width: 42rem; overflow-wrap: anywhere }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem }
  a, button { font: inherit }
  button, .button { display: inline-block; padding: .6rem 1rem; border: 2px solid; border-radius: .25rem; background: none; color: inherit; cursor: pointer; text-decoration: underline }
  code { font-size: .95em }
`;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const styleHash = hashOf(style);
// A whole element, because white space added inside it would no longer match its hash.
const styleElement = new Html(`<style>${style}</style>`);

/** A script of this package, with the hash by which the page's policy knows it. */
export interface PageScript {
  readonly source: string;
  readonly hash: string;
}

/** A script as a page can carry it. It is the same on every page; what differs comes to it as data. */
export function pageScript(source: string): PageScript {
  return { source, hash: hashOf(source) };
}

function scriptElement({ source }: PageScript, data: Readonly<Record<string, string>>): Html {
  const attributes = Object.entries(data).map(([name, value]) => html` data-${name}="${value}"`.text);
  return new Html(`<script${attributes.join('')}>${source}</script>`);
}

/** A page of this package: plain HTML that also reads well inside another site's frame and needs no script. */
export interface Page {
  readonly status: number;
  readonly title: string;
  readonly content: Html;
  /** Runs at the end of the page. */
  readonly script?: PageScript;
  /** What the script reads from its own element (`data-...`), by names in small letters. */
  readonly scriptData?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The answer that shows a page. Nothing may be loaded by it and nothing kept of it; framing is allowed, since a platform shows it in a frame.
 *
 * @source house
 */
export function answerPage({
  status,
  title,
  content,
  script,
  scriptData = {},
  cookies = [],
  headers = {},
}: Page): ToolResponse {
  const document = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        <main aria-labelledby="title">
          <h1 id="title">${title}</h1>
          ${content}
        </main>
        ${script && scriptElement(script, scriptData)}
      </body>
    </html> `;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src ${styleHash}; base-uri 'none'${script ? `; script-src ${script.hash}` : ''}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    cookies,
    body: document.text,
  };
}
