import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { html } from './html.ts';
import { answerPage, pageScript } from './page.ts';

const hashOf = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('a page', () => {
  test('allows its own style and its own script, and nothing else', () => {
    const script = pageScript("document.title = 'x'");
    const { headers, body } = answerPage({ status: 200, title: 'Done', content: html`<p>x</p>`, script });
    const policy = headers['content-security-policy'];
    expect(policy).toContain(`style-src ${hashOf(/<style>([^]*?)<\/style>/.exec(body)?.[1])}`);
    expect(policy).toContain(`script-src ${hashOf(/<script>([^]*?)<\/script>/.exec(body)?.[1])}`);
    expect(policy).toContain("default-src 'none'");
  });
  test('has no script where it needs none', () => {
    const { headers, body } = answerPage({ status: 403, title: 'No', content: html`<p>x</p>` });
    expect(body).not.toContain('<script');
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(headers['cache-control']).toBe('no-store');
  });
  test('hands what differs to its script as data, escaped', () => {
    const script = pageScript('1');
    const scriptData = { key: '"><script>alert(1)</script>' };
    const { headers, body } = answerPage({ status: 200, title: 'x', content: html``, script, scriptData });
    expect(body).toContain('<script data-key="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">1</script>');
    expect(headers['content-security-policy']).toContain(`script-src ${hashOf('1')}`);
  });
  test('escapes whatever is put into it', () => {
    const { body } = answerPage({ status: 400, title: '<b>"&\'', content: html`<p title="${'" onload="x'}"></p>` });
    expect(body).toContain('&lt;b&gt;&quot;&amp;&#39;');
    expect(body).toContain('title="&quot; onload=&quot;x"');
  });
});
