/** A small page of the host itself: works without a script and inside another site's frame. */
export interface HostPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** A form with nothing to fill in. */
  readonly form?: { readonly action: string; readonly button: string };
  readonly link?: { readonly href: string; readonly text: string };
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

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

/** The page as HTML; everything in it is escaped. */
export function page({ title, paragraphs, form, link }: HostPage): string {
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="robots" content="noindex"><title>${escape(title)} - Trellis</title><style>${style}</style></head><body><main>`,
    `<h1>${escape(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escape(text)}</p>`),
    form === undefined
      ? ''
      : `<form method="post" action="${escape(form.action)}"><button>${escape(form.button)}</button></form>`,
    link === undefined ? '' : `<p><a href="${escape(link.href)}">${escape(link.text)}</a></p>`,
    '</main></body></html>\n',
  ].join('');
}
