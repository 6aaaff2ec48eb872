/** A small page of the host itself: works without a script and inside another site's frame. */
export interface HostPage {
  readonly title: string;
  /** What the browser calls it, where that is more than its title. */
  readonly documentTitle?: string;
  /** Its own style, below that of every page. */
  readonly style?: string;
  /** HTML that stands above the title as it is: whatever varies in it has gone through {@link escapeHtml}. */
  readonly before?: string;
  readonly paragraphs: readonly string[];
  /** A form with nothing to fill in. */
  readonly form?: { readonly action: string; readonly button: string };
  readonly link?: { readonly href: string; readonly text: string };
  /** HTML that stands below the paragraphs as it is: whatever varies in it has gone through {@link escapeHtml}. */
  readonly html?: string;
}

/** The colours of the product's theme: light ones first, as it has them. */
const style =
  ':root{color-scheme:light dark;--brand:#0b5567;--on-brand:#fff;--paper:#f6f5f1;--surface:#fff;--ink:#17222b;--ink-2:#4b5761;--line:#dddad1;--line-strong:#737b83;--fault:#9c1f18;--focus:#5a24c7}' +
  '@media(prefers-color-scheme:dark){:root{--brand:#7cc4d4;--on-brand:#06222a;--paper:#11181d;--surface:#1a2329;--ink:#eef2f3;--ink-2:#b3bfc6;--line:#34414a;--line-strong:#84919a;--fault:#ffb1a8;--focus:#d9c8ff}}' +
  'body{background:var(--paper);color:var(--ink);font:1.0625rem/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;margin:0;padding:1.5rem;border-top:4px solid var(--brand);overflow-wrap:anywhere}' +
  'main{max-width:42rem;margin:0 auto}h1{font-size:1.75rem;line-height:1.2}a{color:var(--brand)}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}' +
  'button{font:inherit;font-weight:650;min-height:2.75rem;padding:.5rem 1.125rem;border:1.5px solid var(--line-strong);border-radius:6px;background:var(--surface);color:var(--ink);cursor:pointer}' +
  'button.main{background:var(--brand);border-color:var(--brand);color:var(--on-brand)}';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

/** The page as HTML; everything in it is escaped, but for `before`, `style` and `html`. */
export function page({
  title,
  documentTitle = title,
  style: own = '',
  before = '',
  paragraphs,
  form,
  link,
  html = '',
}: HostPage): string {
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="robots" content="noindex"><title>${escapeHtml(documentTitle)} - Trellis</title><style>${style}${own}</style></head><body><main>`,
    before,
    `<h1>${escapeHtml(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
    form === undefined
      ? ''
      : `<form method="post" action="${escapeHtml(form.action)}"><button class="main">${escapeHtml(form.button)}</button></form>`,
    link === undefined ? '' : `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>`,
    html,
    '</main></body></html>\n',
  ].join('');
}
