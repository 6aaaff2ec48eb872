/** A small page of the host itself: works without a script and inside another site's frame. */
export interface HostPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** A form with nothing to fill in. */
  readonly form?: { readonly action: string; readonly button: string };
  readonly link?: { readonly href: string; readonly text: string };
  /** HTML that stands below the paragraphs as it is: whatever varies in it has gone through {@link escapeHtml}. */
  readonly html?: string;
}

const style =
  ':root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;margin:0;padding:1.5rem;max-width:42rem;overflow-wrap:anywhere}' +
  'h1{font-size:1.75rem;line-height:1.2}button{font:inherit;padding:.6rem 1.2rem;border:2px solid;border-radius:.25rem;cursor:pointer}';

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

/** The page as HTML; everything in it is escaped, but for `html`. */
export function page({ title, paragraphs, form, link, html = '' }: HostPage): string {
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="robots" content="noindex"><title>${escapeHtml(title)} - Trellis</title><style>${style}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
    form === undefined
      ? ''
      : `<form method="post" action="${escapeHtml(form.action)}"><button>${escapeHtml(form.button)}</button></form>`,
    link === undefined ? '' : `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>`,
    html,
    '</main></body></html>\n',
  ].join('');
}
