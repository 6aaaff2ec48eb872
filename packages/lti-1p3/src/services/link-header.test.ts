import { describe, expect, test } from 'vitest';
import { linkTo } from './link-header.ts';

const base = 'https://lms.example/course/2/members?limit=2';
const next = 'https://lms.example/course/2/members?limit=2&from=2';

/** Moodle's header as Node gives it: UTF-8 read byte by byte. */
const asBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('the next page', () => {
  test.each([
    ['as Moodle gives it for members', `<${next}>; rel="next"`],
    ['without quotes', `<${next}>; rel=next`],
    ['in capitals', `<${next}>; REL="NEXT"`],
    ['without spaces', `<${next}>;rel="next"`],
    ['with spaces everywhere', `  < ${next} >  ;  rel  =  "next"  `],
    ['behind others', `<${base}>; rel="first", <${next}>; rel="next", <${base}&from=9>; rel="last"`],
    ['behind others without a space', `<${base}>;rel="first",<${next}>;rel="next"`],
    ['as one of several relations', `<${next}>; rel="last next"`],
    ['behind other parameters', `<${next}>; title="a; rel=prev, <x>; rel=\\"next\\""; type=text/html; rel="next"`],
    ['behind a parameter without a value', `<${next}>; crossorigin; rel="next"`],
    ['behind a link with commas and semicolons in it', `<https://lms.example/a,b;c>; rel="prev", <${next}>; rel=next`],
    ['relative to the host', '</course/2/members?limit=2&from=2>; rel="next"'],
    ['relative to the address', '<members?limit=2&from=2>; rel="next"'],
    ['relative, as a query alone', '<?limit=2&from=2>; rel="next"'],
    ['with escaped ampersands', `<${next.replaceAll('&', '&amp;')}>; rel="next"`],
    ['with curly quotes', asBytes(`<${next}>; rel=“next”`)],
    ['with curly quotes that were decoded', `<${next}>; rel=“next”`],
    [
      'as Moodle gives it for line items',
      asBytes(
        `<${base}&amp;from=0>; rel=“first”, <${base}&amp;from=0>; rel=“canonical”, <${next.replaceAll('&', '&amp;')}>; rel=“next”, <${base}&amp;from=3>; rel=“last”`,
      ),
    ],
    ['behind something unreadable', `nonsense; =, ;;, <${next}>; rel="next"`],
    ['with an empty parameter', `<${next}>; ; rel="next";`],
    ['with a quoted text that is not closed behind it', `<${next}>; rel="next"; title="x`],
  ])('is found %s', (_, header) => {
    expect(linkTo(header, 'next', base)).toBe(next);
  });

  test.each([
    ['there is no header', undefined],
    ['the header is empty', ''],
    ['only others are there', `<${next}>; rel="last", <${next}>; rel=prev`],
    ['it only begins like it', `<${next}>; rel="nextish"`],
    ['it is the second rel of a link', `<${next}>; rel="prev"; rel="next"`],
    ['it is inside a quoted text', `<${next}>; title="rel=next"`],
    ['it is of another document', `<${next}>; rel="next"; anchor="https://other.example/"`],
    ['it is of no link', 'rel="next"'],
    ['its address is not closed', `<${next}; rel="next"`],
    ['its address is none', '<https://>; rel="next"'],
  ])('is not there when %s', (_, header) => {
    expect(linkTo(header, 'next', base)).toBeUndefined();
  });

  test('is apart from the differences', () => {
    const header = `<${next}>; rel="next", <${base}&since=7>; rel="differences"`;
    expect(linkTo(header, 'differences', base)).toBe(`${base}&since=7`);
  });

  test('is read in a time that grows with its length alone', () => {
    const header = `<a>; ${'x="\\"'.repeat(20_000)}, <b>; ${';=,'.repeat(20_000)}`;
    expect(linkTo(header, 'next', base)).toBeUndefined();
  });
});
