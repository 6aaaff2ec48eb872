import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { CopyField } from './copy-field.tsx';
import { Dialog } from './dialog.tsx';
import { Disclosure } from './disclosure.tsx';
import { EmptyState } from './empty-state.tsx';
import { LiveCheck, LiveChecks } from './live-check.tsx';
import { Note } from './note.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { Steps } from './steps.tsx';
import { Tabs } from './tabs.tsx';

describe('waiting', () => {
  test('is said in words beside the bar, and read out as it changes', () => {
    const html = renderToStaticMarkup(<ProgressBar label="Reading the file" words="3 of 5 done" done={3} total={5} />);
    expect(html).toContain('<output><strong>3 of 5 done</strong></output>');
    expect(html).toContain('aria-label="Reading the file" aria-valuetext="3 of 5 done" max="5" value="3"');
  });

  test('claims no share when nobody knows how much there is', () => {
    const html = renderToStaticMarkup(<ProgressBar label="Sending" words="Sending the file" />);
    expect(html).not.toContain('value=');
  });
});

describe('steps and checks', () => {
  test('say which are done and which is next', () => {
    const html = renderToStaticMarkup(
      <Steps
        items={[
          { title: 'Make an invitation', state: 'done' },
          { title: 'Approve', state: 'here' },
          { title: 'Place' },
        ]}
      />,
    );
    expect(html).toContain('<span class="vh">Done: </span><strong>Make an invitation</strong>');
    expect(html).toContain('aria-current="step"');
  });

  test('explain in running text', () => {
    const html = renderToStaticMarkup(
      <Steps
        kind="prose"
        items={[{ title: 'Your post asks for it.', text: 'You work in early years.', state: 'here' }]}
      />,
    );
    expect(html).toContain('<strong>Your post asks for it.</strong> You work in early years.');
    expect(html).not.toContain('aria-current');
  });

  test('say a result in words and read a change out politely', () => {
    const html = renderToStaticMarkup(
      <LiveChecks label="Checks of the connection" summary="One check does not pass.">
        <LiveCheck result="fails" title="Moodle cannot read our keys" text="See how to put it right." />
      </LiveChecks>,
    );
    expect(html).toContain('<output class="vh">One check does not pass.</output>');
    expect(html).toContain('<span class="vh">Does not work: </span>Moodle cannot read our keys');
    expect(html).toContain('is-fault');
  });
});

describe('small parts', () => {
  test('a sheet that is shut holds nothing', () => {
    const html = renderToStaticMarkup(
      <Dialog open={false} onClose={() => undefined} title="Why?">
        Because
      </Dialog>,
    );
    expect(html).toMatch(/^<dialog class="sheet" aria-labelledby="[^"]+" closedby="any"><\/dialog>$/);
  });

  test('something that opens in place says what it shows', () => {
    expect(renderToStaticMarkup(<Disclosure summary="Show as a table">Table</Disclosure>)).toContain(
      '<summary>Show as a table</summary>',
    );
  });

  test('a text to carry elsewhere has a button that says what it copies', () => {
    const html = renderToStaticMarkup(
      <CopyField label="Address of our keys" text="https://trellis.example/lti/keys" button="Copy address" />,
    );
    expect(html).toContain('Copy address<span class="vh"> Address of our keys</span>');
    expect(html).toContain('<output class="copy__said"></output>');
  });

  test('a note that appears is read out', () => {
    expect(
      renderToStaticMarkup(
        <Note live="status" state="current" title="Saved">
          All is kept.
        </Note>,
      ),
    ).toBe('<div class="note is-current" role="status"><strong>Saved</strong><p>All is kept.</p></div>');
  });

  test('an empty list says why it is empty', () => {
    expect(
      renderToStaticMarkup(<EmptyState title="No rows are waiting" text="Every row found its person." />),
    ).toContain('<h3>No rows are waiting</h3><p>Every row found its person.</p>');
  });

  test('parts of a page have addresses', () => {
    expect(
      renderToStaticMarkup(
        <Tabs label="Parts" items={[{ href: '?part=rows', label: 'Rows', current: true, count: 61 }]} />,
      ),
    ).toContain('<a href="?part=rows" aria-current="page">Rows<span class="tag">61</span></a>');
  });
});
