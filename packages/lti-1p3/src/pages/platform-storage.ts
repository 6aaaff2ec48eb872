import type { ToolResponse } from '../exchange.ts';
import { html, Html } from './html.ts';
import { answerPage, pageScript } from './page.ts';

/** How long a platform's frame is waited for, in milliseconds: long enough for a second message from a tab in the background, whose clocks run slower. @source house */
const waitMilliseconds = 2000;
/** How often a message is repeated meanwhile: the frame may still be loading what listens to it. @source house */
const repeatMilliseconds = 100;

/**
 * Sends a message to the platform's frame until it answers, and goes on with the answer, or without one when the time is up. Messages go to the platform's
 * origin only, and only answers from there with this page's own message id count. An unknown frame of another site cannot be looked up without an exception.
 *
 * @source LTI Client Side postMessages 1.0 and LTI postMessage Storage 1.0 (lti.put_data, lti.get_data)
 */
const exchange = pageScript(`(() => {
  const { frame, origin, subject, key, value, message, wait, repeat } = document.currentScript.dataset;
  let isOver = false;
  const goOn = (found) => {
    if (isOver) return;
    isOver = true;
    const [link] = document.links;
    if (link) return location.replace(link.href);
    const [form] = document.forms;
    form.elements.binding.value = found;
    form.submit();
  };
  addEventListener('message', ({ origin: sender, data }) => {
    if (sender !== origin || data === null || typeof data !== 'object') return;
    if (data.subject !== subject + '.response' || data.message_id !== message) return;
    goOn(!data.error && typeof data.value === 'string' ? data.value : '');
  });
  const ask = () => {
    if (isOver) return;
    try {
      const platform = window.parent === window ? window.opener : window.parent;
      const target = frame === '_parent' ? platform : platform.frames[frame];
      target.postMessage({ subject, message_id: message, key, ...(value === undefined ? {} : { value }) }, origin);
      setTimeout(ask, Number(repeat));
    } catch {
      goOn('');
    }
  };
  setTimeout(goOn, Number(wait), '');
  ask();
})()`);

/** A frame of the platform that keeps data for tools, and what is kept there. */
export interface StoragePlace {
  /** `_parent`, or the name of a frame within it. */
  readonly frame: string;
  /** The only origin that messages are sent to and answers are taken from. */
  readonly origin: string;
  readonly key: string;
  /** Tells the answer to this page from those to others that are open at the same time. */
  readonly messageId: string;
}

const dataFor = ({ frame, origin, key, messageId }: StoragePlace, subject: string) => ({
  frame,
  origin,
  subject,
  key,
  message: messageId,
  wait: String(waitMilliseconds),
  repeat: String(repeatMilliseconds),
});

function explained(sentence: string, action: Html): Html {
  return html`<p>${sentence}</p>
    ${action}`;
}

/** The page that gives the platform's frame a value to keep and goes on to an address. Without script a link goes on. */
export function keepInPlatformPage(
  place: StoragePlace,
  value: string,
  next: string,
  cookies: readonly string[],
): ToolResponse {
  return answerPage({
    status: 200,
    title: 'Signing you in',
    content: explained(
      'This takes a moment. If nothing happens, continue by hand.',
      html`<p><a class="button" href="${next}">Continue</a></p>`,
    ),
    script: exchange,
    scriptData: { ...dataFor(place, 'lti.put_data'), value },
    cookies,
  });
}

/**
 * The page that asks the platform's frame for a value and posts it, together with other fields, to an address of ours. Without script, or
 * without an answer, the value is empty.
 */
export function askPlatformPage(
  place: StoragePlace,
  action: string,
  fields: Readonly<Record<string, string>>,
  cookies: readonly string[],
): ToolResponse {
  const inputs = Object.entries({ ...fields, binding: '' }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`.text,
  );
  return answerPage({
    // Nobody is let in yet.
    status: 403,
    title: 'Signing you in',
    content: explained(
      'Your browser kept no cookie of ours, so your learning platform is asked whether this login is yours. If nothing happens, continue by hand: the next page says how else to go on, and gives a reference for support.',
      html`<form method="post" action="${action}">${new Html(inputs.join(''))}<button>Continue</button></form>`,
    ),
    script: exchange,
    scriptData: dataFor(place, 'lti.get_data'),
    cookies,
    // So that the browser says that the form was posted from here: that is what a binding in a form is believed for.
    headers: { 'referrer-policy': 'same-origin' },
  });
}
