import type { Paper } from '@trellis/core/reporting';
import { cellWords } from '../../cell-words.ts';
import { isToSign, ROUNDING, signatureWords, standing } from '../../standing.ts';
import { blockMarkup } from './blocks.ts';
import { html, Markup } from './markup.ts';
import { styleOf } from './style.ts';
import { PATTERNS } from './svg.ts';

function answer(paper: Paper): Markup {
  const figures = paper.figures.map(
    ({ value, label }) =>
      html`<div>
        <dt>${label}</dt>
        <dd>${cellWords(value)}</dd>
      </div>`,
  );
  return html`<section class="answer" aria-labelledby="lead">
    <svg aria-hidden="true" focusable="false">
      <rect width="100%" height="100%" fill="url(#lattice)" mask="url(#fading)" />
    </svg>
    <p class="context">${paper.context}</p>
    <h1 id="lead">${paper.lead}</h1>
    <p class="more">${paper.detail}</p>
    ${figures.length === 0 ? undefined : html`<dl class="figs">${figures}</dl>`}
  </section>`;
}

function section({ id, title, note, blocks }: Paper['sections'][number]): Markup {
  return html`<section class="part" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${note === undefined ? undefined : html`<p class="fine">${note}</p>`}
    <div class="card">${blocks.map((block) => html`${blockMarkup(block)} `)}</div>
  </section> `;
}

function signature(paper: Paper): Markup {
  return html`<section class="part" aria-label="Signature">
    <p>${signatureWords(paper)}</p>
    <div class="sign">
      <p>Name and office</p>
      <p>Signature</p>
      <p>Date</p>
    </div>
  </section>`;
}

/**
 * A paper as one page of HTML with its own style and nothing to fetch: headings, captions and scopes for whoever listens, A4 for whoever prints.
 */
export async function writeHtml(paper: Paper): Promise<Uint8Array> {
  const page = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${paper.title} - ${paper.partnership}</title>
        <style>
          ${new Markup(styleOf(standing(paper)))}
        </style>
      </head>
      <body>
        ${PATTERNS}
        <a class="skip" href="#main">Skip to main content</a>
        <div class="wrap">
          <header class="head">
            <p><strong>${paper.partnership}</strong></p>
            <p class="status">${paper.status}</p>
          </header>
          <main id="main" tabindex="-1">
            ${answer(paper)}
            <p class="fine">${standing(paper)} ${ROUNDING}</p>
            ${paper.sections.map(section)} ${isToSign(paper) ? signature(paper) : undefined}
          </main>
        </div>
      </body>
    </html> `;
  return new TextEncoder().encode(page.text);
}
