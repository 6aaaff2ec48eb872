import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Answer } from './answer.tsx';
import { Button, ButtonLink } from './button.tsx';
import { Card } from './card.tsx';
import { isOursToRoute, Link, LinkProvider } from './link.tsx';
import { RequirementCard, RequirementList } from './requirement-card.tsx';
import { AppShell } from './shell.tsx';
import { StateMark, states, stateWords } from './state-mark.tsx';

describe('the frame of a page', () => {
  const html = renderToStaticMarkup(
    <AppShell
      home="/"
      nav={[
        { href: '/my-learning', label: 'My learning', current: true },
        { href: '/help', label: 'Help' },
      ]}
      where={{ name: 'Jo Kendall', role: 'Agency lead' }}
      footer={{ owner: 'Avonmere', links: [{ href: '/privacy', label: 'What we hold about you' }] }}
      banner="This is a demonstration."
    >
      <Answer
        context="Hello, Chloe"
        title="Nothing is overdue"
        figures={[{ value: '94%', label: 'of posts judged', href: '/posts' }]}
      />
    </AppShell>,
  );

  test('begins with a way past the navigation', () => {
    expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('<nav'));
    expect(html).toContain('<main id="main" tabindex="-1">');
  });

  test('says which page this is and whose', () => {
    expect(html).toContain('<a href="/my-learning" aria-current="page">My learning</a>');
    expect(html).toContain('<span>Jo Kendall</span><span>Agency lead</span>');
  });

  test('shows the pages of a part in a second row while one of them is shown', () => {
    const within = [
      { href: '/people', label: 'People and posts' },
      { href: '/import', label: 'Import', current: true },
    ];
    const frame = (isThere: boolean) =>
      renderToStaticMarkup(
        <AppShell
          nav={[
            { href: '/training', label: 'Courses', current: !isThere },
            { href: '/people', label: 'People', current: isThere, within },
          ]}
        >
          Import
        </AppShell>,
      );
    expect(frame(true)).toContain('<a href="/people" aria-current="true">People</a>');
    expect(frame(true)).toContain('<nav class="nav" aria-label="In People">');
    expect(frame(true)).toContain('<a href="/import" aria-current="page">Import</a>');
    expect(frame(true).match(/aria-current="page"/g)).toHaveLength(1);
    expect(frame(false)).toContain('<a href="/people">People</a>');
    expect(frame(false)).not.toContain('In People');
  });

  test('has one heading of the first level, which names the answer', () => {
    const id = /aria-labelledby="([^"]+)"><svg class="answer__lattice"/.exec(html)?.[1];
    expect(html).toContain(`<h1 id="${id}" tabindex="-1">Nothing is overdue</h1>`);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<dt class="fig__t">of posts judged</dt><dd class="fig__n"><a href="/posts">94%</a></dd>');
  });

  test('brings the patterns once, and no navigation when there is nowhere to go', () => {
    expect(html.match(/id="trellis-overdue"/g)).toHaveLength(1);
    expect(renderToStaticMarkup(<AppShell narrow>Sign in</AppShell>)).not.toContain('<nav');
  });
});

describe('links', () => {
  const plain = { href: '/people', button: 0, withKey: false, prevented: false, elsewhere: false };
  test.each([
    ['an ordinary press', {}, true],
    ['another site', { href: 'https://moodle.example/' }, false],
    ['another site without a scheme', { href: '//moodle.example/' }, false],
    ['a part of this page', { href: '#main' }, false],
    ['a press with the middle button', { button: 1 }, false],
    ['a press with a key, for a new tab', { withKey: true }, false],
    ['one that somebody else has dealt with', { prevented: true }, false],
    ['a download or a new window', { elsewhere: true }, false],
  ])('%s is routed on the client: %j', (_, change, ours) => {
    expect(isOursToRoute({ ...plain, ...change })).toBe(ours);
  });

  test('are plain links, with or without a router', () => {
    const link = (
      <Link href="/why" about="is level 2 up to date">
        Why?
      </Link>
    );
    const html = '<a href="/why" class="go">Why?<span class="vh"> is level 2 up to date</span></a>';
    expect(renderToStaticMarkup(link)).toBe(html);
    expect(renderToStaticMarkup(<LinkProvider navigate={() => undefined}>{link}</LinkProvider>)).toBe(html);
  });

  test('say when they open a new window', () => {
    expect(
      renderToStaticMarkup(
        <Link href="/x" newWindow>
          Open in a new window
        </Link>,
      ),
    ).toContain('target="_blank" rel="noopener"');
  });
});

describe('buttons', () => {
  test('do not send a form unless they are told to', () => {
    expect(renderToStaticMarkup(<Button>Show</Button>)).toContain('type="button"');
    expect(
      renderToStaticMarkup(
        <Button type="submit" kind="main">
          Send
        </Button>,
      ),
    ).toBe('<button type="submit" class="btn btn--main">Send</button>');
  });

  test('keep focus and say what is going on while they work', () => {
    const html = renderToStaticMarkup(<Button busy="Saving">Save</Button>);
    expect(html).toContain('aria-disabled="true"');
    expect(html).toContain('>Saving<');
    expect(html).not.toContain(' disabled');
  });

  test('can lead elsewhere', () => {
    expect(
      renderToStaticMarkup(
        <ButtonLink href="/book" kind="main" wide>
          Book
        </ButtonLink>,
      ),
    ).toBe('<a href="/book" class="btn btn--main btn--wide">Book</a>');
  });
});

describe('states', () => {
  test.each([...states])('%s has a shape and words', (state) => {
    const html = renderToStaticMarkup(<StateMark state={state} look="chip" />);
    expect(html).toContain('<svg');
    expect(html).toContain(stateWords[state]);
    expect(html).toContain(`is-${state}`);
  });

  test('of a requirement stand with their reason', () => {
    const html = renderToStaticMarkup(
      <RequirementList>
        <RequirementCard
          state="unknown"
          title="Induction"
          because="Bright Steps has not told us whether you did its induction."
          forPost="Volunteer, Bright Steps"
        />
      </RequirementList>,
    );
    expect(html).toContain('<p class="req__state">Not known</p><p class="req__why">Bright Steps has not told us');
  });
});

test('a card with a heading is a named part of the page', () => {
  expect(renderToStaticMarkup(<Card title="Your two posts">Two</Card>)).toMatch(
    /<section class="card" aria-labelledby="([^"]+)"><h2 id="\1">Your two posts<\/h2>/,
  );
  expect(renderToStaticMarkup(<Card>Two</Card>)).toBe('<div class="card">Two</div>');
});
