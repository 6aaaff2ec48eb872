import type { LtiError } from '../errors.ts';
import { refusals } from '../errors.ts';
import type { ToolResponse } from '../exchange.ts';
import { html } from './html.ts';
import { answerPage } from './page.ts';

function titleOf(code: LtiError['code']): string {
  if (code === 'registration.waiting' || code === 'deployment.waiting') return 'Waiting for an administrator';
  if (code.startsWith('registering') || code.startsWith('invitation')) return 'The platform was not connected';
  return 'This could not be opened';
}

/** The page that says why something was refused, in words for an administrator and with a reference for support. */
export function refusalPage(
  error: LtiError,
  reference: string,
  { cookies = [], headers = {} }: { cookies?: readonly string[]; headers?: Readonly<Record<string, string>> } = {},
): ToolResponse {
  const { status, sentence } = refusals[error.code];
  const detail = error.detail === undefined ? undefined : html`<p>In particular: <code>${error.detail}</code></p>`;
  return answerPage({
    status,
    title: titleOf(error.code),
    content: html`<p>${sentence}</p>
      ${detail}
      <p>
        If you need help, give the person who looks after your learning platform this reference:
        <strong>${reference}</strong> (${error.code}).
      </p>`,
    cookies,
    headers,
  });
}
