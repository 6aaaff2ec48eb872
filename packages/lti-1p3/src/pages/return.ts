import type { ToolResponse } from '../exchange.ts';
import { html } from './html.ts';
import { answerPage, pageScript } from './page.ts';

const submit = pageScript('document.forms[0].submit()');

/** The page that takes a signed answer back to the platform. The answer is for the platform only, so it is in a form and in no address. */
export function returnPage(returnUrl: string, token: string): ToolResponse {
  return answerPage({
    status: 200,
    title: 'Back to your learning platform',
    content: html`<form method="post" action="${returnUrl}">
      <input type="hidden" name="JWT" value="${token}" /><button>Continue</button>
    </form>`,
    script: submit,
  });
}
