import { runInNewContext } from 'node:vm';
import type { ToolResponse } from '../exchange.ts';

/** A message that a page sent to a frame. */
export interface SentMessage {
  readonly to: string;
  readonly origin: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where a page's script went. */
export interface PageEnd {
  /** The address of a link that was followed, or of a form that was posted. */
  readonly address: string;
  readonly fields?: Readonly<Record<string, string>>;
}

const decode = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Whom a page finds around it: frames by name, `_parent` for the one that it stands in. Without a parent it has a window of its own. */
export type Surroundings = readonly string[];

/**
 * Runs the script of a page among frames, without a browser: `tell` hands it a message, `passTime` lets its time run out.
 */
export function runPage({ body }: Pick<ToolResponse, 'body'>, surroundings: Surroundings) {
  const [, attributes = '', source = ''] = /<script([^>]*)>([^]*?)<\/script>/.exec(body) ?? [];
  const dataset = Object.fromEntries(
    [...attributes.matchAll(/ data-(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  );
  const inputs = [...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const elements = Object.fromEntries(
    inputs.map(([, name = '', value = '']) => [name, { name, value: decode(value) }]),
  );
  const links = [...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => ({ href: decode(href) }));
  const sent: SentMessage[] = [];
  const ends: PageEnd[] = [];
  const listeners: ((event: { origin: string; data: unknown }) => void)[] = [];
  const timers: { readonly milliseconds: number; readonly work: () => void }[] = [];
  const frameNamed = (to: string) => ({
    postMessage: (data: Readonly<Record<string, unknown>>, origin: string) => void sent.push({ to, origin, data }),
  });
  const parent = {
    ...frameNamed('_parent'),
    frames: new Proxy(
      {},
      {
        get(_, name: string) {
          // What a browser does for a frame of another site that it does not know.
          if (!surroundings.includes(name)) throw new Error('SecurityError');
          return frameNamed(name);
        },
      },
    ),
  };
  const action = decode(/<form method="post" action="([^"]*)"/.exec(body)?.[1] ?? '');
  const form = {
    elements,
    submit: () =>
      void ends.push({
        address: action,
        fields: Object.fromEntries(Object.values(elements).map(({ name, value }) => [name, value])),
      }),
  };
  const self: Record<string, unknown> = { opener: null };
  self['parent'] = surroundings.length > 0 ? parent : self;
  runInNewContext(source, {
    window: self,
    document: { currentScript: { dataset }, links, forms: [form] },
    location: { replace: (address: string) => void ends.push({ address }) },
    addEventListener: (_: string, listener: (event: { origin: string; data: unknown }) => void) =>
      void listeners.push(listener),
    setTimeout: (work: (value: unknown) => void, milliseconds: number, value: unknown) =>
      void timers.push({ milliseconds, work: () => work(value) }),
  });
  return {
    sent,
    ends,
    tell(origin: string, data: unknown) {
      for (const listener of listeners) listener({ origin, data });
    },
    /** Lets the shortest of its waits end. */
    passMoment() {
      const shortest = Math.min(...timers.map(({ milliseconds }) => milliseconds));
      for (const timer of timers.splice(0)) {
        if (timer.milliseconds === shortest) timer.work();
        else timers.push(timer);
      }
    },
    /** Lets all its waits end. */
    passTime() {
      for (const { work } of timers.splice(0)) work();
    },
  };
}
