/** Markup that is safe to send: whatever was put into it has been escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup from a template; every value is escaped unless it is markup itself. A list is joined; `undefined` leaves nothing. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[] | undefined)[]
): Html {
  const filled = values.map((value) => {
    if (value instanceof Html) return value.text;
    if (Array.isArray(value)) return (value as readonly Html[]).map(({ text }) => text).join('');
    return ((value as string | undefined) ?? '').replace(/[&<>"']/g, (character) => entities[character] ?? '');
  });
  return new Html(String.raw({ raw: parts }, ...filled));
}

/** A form that sends itself, with a button for browsers without script. */
export function selfPostingForm(action: string, fields: Readonly<Record<string, string>>, title: string): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
      </head>
      <body>
        <form method="post" action="${action}">${inputs}<button>Continue</button></form>
        <script>
          document.forms[0].submit();
        </script>
      </body>
    </html> `.text;
}
