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

const closeScript = `(window.opener || window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*')`;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const styleHash = hashOf(style);
const scriptHash = hashOf(closeScript);
// Whole elements, because white space added inside them would no longer match their hashes.
const styleElement = new Html(`<style>${style}</style>`);
const scriptElement = new Html(`<script>${closeScript}</script>`);

/** A page of this package: plain HTML that also reads well inside another site's frame and needs no script. */
export interface Page {
  readonly status: number;
  readonly title: string;
  readonly content: Html;
  /** Sends the message that asks the platform to close the frame or window. */
  readonly asksToClose?: boolean;
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
  asksToClose = false,
  cookies = [],
  headers = {},
}: Page): ToolResponse {
  const script = asksToClose ? scriptElement : undefined;
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
        ${script}
      </body>
    </html> `;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src ${styleHash}; base-uri 'none'${asksToClose ? `; script-src ${scriptHash}` : ''}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    cookies,
    body: document.text,
  };
}
