import type { LaunchChoice, Platform } from './create-platform.ts';

/** A form found in a page. */
interface Form {
  readonly action: string;
  readonly fields: Record<string, string>;
}

/** Somebody's browser without a screen: keeps cookies for each origin, follows redirects and forms only when told to. */
export interface Visitor {
  /** Sends one request with the cookies of its origin and keeps what comes back. Redirects are not followed. */
  send(
    url: string,
    init?: { readonly method?: string; readonly form?: Readonly<Record<string, string>> },
  ): Promise<Response>;
  /** The cookies kept for an origin, as a `Cookie` header. */
  cookies(url: string): string;
  /** Forgets all cookies, as a browser that blocks them in frames would. */
  forgetCookies(): void;
  /** Follows the tool's answer to a login to the platform, and answers with the message that it signs. */
  followLogin(login: Response): Promise<Form>;
  /** Begins a launch and answers with the message that the platform would have the browser post to the tool. */
  beginLaunch(choice: LaunchChoice): Promise<Form>;
  /** A whole launch, up to and including the tool's answer to the message. */
  launch(choice: LaunchChoice): Promise<Response>;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const unescape = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

function formIn(page: string): Form {
  const action = /<form method="post" action="([^"]*)"/.exec(page)?.[1];
  if (action === undefined) throw new Error('The page holds no form.');
  const inputs = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return {
    action: unescape(action),
    fields: Object.fromEntries([...inputs].map(([, name = '', value = '']) => [unescape(name), unescape(value)])),
  };
}

/** Opens the platform as a browser would. Cookies marked `Secure` are kept over http too, as browsers do on this machine. */
export function createVisitor(platform: Platform): Visitor {
  const jars = new Map<string, Map<string, string>>();

  function jarOf(url: string): Map<string, string> {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  }

  const visitor: Visitor = {
    async send(url, { method, form } = {}) {
      const response = await fetch(url, {
        method: method ?? (form ? 'POST' : 'GET'),
        redirect: 'manual',
        headers: { cookie: visitor.cookies(url) },
        ...(form ? { body: new URLSearchParams(form) } : {}),
      });
      const jar = jarOf(url);
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(cookie) ?? [];
        if (/;\s*max-age=0/i.test(cookie)) jar.delete(name);
        else jar.set(name, value);
      }
      return response;
    },
    cookies: (url) => [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; '),
    forgetCookies: () => jars.clear(),
    async beginLaunch(choice) {
      const { to, fields } = platform.initiation(choice);
      return visitor.followLogin(await visitor.send(to, { form: fields }));
    },
    async followLogin(login) {
      const location = login.headers.get('location');
      if (login.status !== 302 || location === null)
        throw new Error(`The tool answered the login with status ${login.status}.`);
      return formIn(await (await visitor.send(location)).text());
    },
    async launch(choice) {
      const { action, fields } = await visitor.beginLaunch(choice);
      return visitor.send(action, { form: fields });
    },
  };
  return visitor;
}
