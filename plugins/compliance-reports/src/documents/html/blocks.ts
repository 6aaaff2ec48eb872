import type { BeforeAfterBlock, Block, Cell, ReadingsBlock, TableBlock, TrendBlock } from '@trellis/core/reporting';
import { cellWords } from '../../cell-words.ts';
import {
  beforeAfterDrawing,
  readingDrawing,
  readingShare,
  readingsKey,
  SAMPLE_HEIGHT,
  SAMPLE_WIDTH,
  shareDrawing,
  trendDrawing,
  type KeyItem,
} from '../../charts/index.ts';
import { barColumn } from '../bar-column.ts';
import { html, type Markup } from './markup.ts';
import { chartSvg, silentSvg } from './svg.ts';

function key(items: readonly KeyItem[]): Markup | undefined {
  if (items.length === 0) return undefined;
  return html`<ul class="key">
    ${items.map(
      ({ text, sample }) => html`<li>${silentSvg(sample, `${SAMPLE_WIDTH}`, SAMPLE_HEIGHT)}<span>${text}</span></li>`,
    )}
  </ul>`;
}

function cellMarkup(cell: Cell, hasBar: boolean): Markup {
  const words = cellWords(cell);
  if (cell.kind === 'withheld') return html`<span class="quiet">${words}</span>`;
  if (cell.kind === 'not-known') return html`<span class="unknown">${words}</span>`;
  if (!hasBar || cell.kind !== 'share' || cell.whole === 0) return html`${words}`;
  const bar = silentSvg(shareDrawing(cell.part, cell.whole).shapes, '100%', 10);
  return html`<span class="share"><span>${words}</span>${bar}</span>`;
}

function table(block: TableBlock): Markup {
  const bars = barColumn(block);
  const numbers = (index: number) =>
    block.columns[index]!.align === 'end' && index !== bars ? html` class="n"` : undefined;
  const head = block.columns.map(({ title }, index) => html`<th scope="col" ${numbers(index)}>${title}</th>`);
  const rows = block.rows.map(({ cells, isTotal }) => {
    const row = block.columns.map(({ align }, index) => {
      const cell = cells[index];
      const value = cell === undefined ? undefined : cellMarkup(cell, index === bars);
      return align === 'row' ? html`<th scope="row">${value}</th>` : html`<td${numbers(index)}>${value}</td>`;
    });
    return html`<tr${isTotal === true ? html` class="total"` : undefined}>${row}</tr>
`;
  });
  const id = `table-${block.id}`;
  return html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">
      <table>
        <caption id="${id}">
          ${block.caption}
        </caption>
        <thead>
          <tr>
            ${head}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${block.notes.map((note) => html`<p class="fine">${note}</p>`)}`;
}

function chart(block: BeforeAfterBlock | TrendBlock): Markup {
  const drawing = block.kind === 'trend' ? trendDrawing(block) : beforeAfterDrawing(block);
  return html`<figure>
    <figcaption>${block.caption}</figcaption>
    ${key(drawing.key)}${chartSvg(drawing)}
  </figure>`;
}

function readings(block: ReadingsBlock): Markup {
  const bars = block.bars.map(
    (bar) =>
      html`<div class="reading">
        <div class="reading__t">
          <h3>${bar.title}</h3>
          <strong>${readingShare(bar)}</strong>
        </div>
        ${chartSvg(readingDrawing(bar))}
        <p class="fine">${bar.detail}</p>
      </div> `,
  );
  return html`<figure>
    <figcaption>${block.caption}</figcaption>
    ${bars}${key(readingsKey(block))}
  </figure>`;
}

/** One part of a section, whatever it is. */
export function blockMarkup(block: Block): Markup {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
    case 'note':
      return html`<div class="note">
        <strong>${block.title}</strong>
        <p>${block.text}</p>
      </div>`;
    case 'facts':
      return html`<dl class="facts">
        ${block.items.map(
          ({ label, text }) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${text}</dd>
            </div>`,
        )}
      </dl>`;
    case 'table':
      return table(block);
    case 'trend':
    case 'before-after':
      return chart(block);
    case 'readings':
      return readings(block);
  }
}
