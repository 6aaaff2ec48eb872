import type { ToolResponse } from '../exchange.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { answerPage } from './page.ts';
import { refusals } from '../errors.ts';

/** How a login can be begun again outside the platform's frame. */
export type FreshStart =
  | { readonly kind: 'platform-page'; readonly url: string }
  | { readonly kind: 'restart'; readonly url: string; readonly token: string };

/** What the page offers. */
export interface NewWindowOffer {
  readonly start: FreshStart;
  /** Where the platform wants people to go back to. */
  readonly returnUrl: string | undefined;
  readonly reference: string;
  readonly cookies: readonly string[];
}

function button(start: FreshStart): Html {
  // A form, so that the token is in no address and no link checker can spend it.
  return start.kind === 'platform-page'
    ? html`<p><a class="button" href="${start.url}" target="_blank" rel="noopener">Open in a new window</a></p>`
    : html`<form method="post" action="${start.url}" target="_blank">
        <input type="hidden" name="token" value="${start.token}" /><button>Open in a new window</button>
      </form>`;
}

/** The page for a browser that keeps no cookie of ours inside the platform's frame. It starts again and never replays the message. */
export function newWindowPage({ start, returnUrl, reference, cookies }: NewWindowOffer): ToolResponse {
  const { status, sentence } = refusals['launch.unbound'];
  return answerPage({
    status,
    title: 'Open this in a new window',
    content: html`<p>
        ${sentence} Many browsers block cookies inside another site's page. In a window of its own it works.
      </p>
      ${button(start)}
      <p>
        If that does not work, go back to your learning platform and open the link in a new tab or window there, or
        allow cookies for this site.
      </p>
      ${returnUrl === undefined ? undefined : html`<p><a href="${returnUrl}" target="_top" rel="noopener">Go back to the learning platform</a></p>`}
      <p>
        If you need help, give the person who looks after your learning platform this reference:
        <strong>${reference}</strong> (launch.unbound).
      </p>`,
    cookies,
  });
}
