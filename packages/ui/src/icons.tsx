/** The icons that go beside words. None of them is ever the only label. */
export type IconName =
  | 'down'
  | 'up'
  | 'document'
  | 'sort'
  | 'ascending'
  | 'descending'
  | 'close'
  | 'copy'
  | 'search'
  | 'open'
  | 'print'
  | 'window';

const drawn: Record<IconName, { box: string; line?: string; solid?: string }> = {
  down: { box: '0 0 24 24', line: 'M12 3v12m-5-5 5 5 5-5M4 20.5h16' },
  up: { box: '0 0 24 24', line: 'M12 15.5v-12m-5 5 5-5 5 5M4 20.5h16' },
  document: { box: '0 0 24 24', line: 'M6 2.5h8l5 5v14H6zM14 2.5v5h5M9.5 13h6M9.5 17h6' },
  sort: { box: '0 0 10 14', solid: 'M5 0 9 5H1zM5 14l4-5H1z' },
  ascending: { box: '0 0 10 14', solid: 'M5 1 9.5 8h-9z' },
  descending: { box: '0 0 10 14', solid: 'M5 13 9.5 6h-9z' },
  close: { box: '0 0 24 24', line: 'm5 5 14 14M19 5 5 19' },
  copy: { box: '0 0 24 24', line: 'M9 8.5h11.5v12H9zM15 5V3.500H3.500v12H5.5' },
  search: { box: '0 0 24 24', line: 'M10.5 3.500a7 7 0 1 1 0 14a7 7 0 0 1 0-14M15.7 15.7 21 21' },
  open: { box: '0 0 24 24', line: 'm5.5 9 6.5 6.500L18.5 9' },
  print: { box: '0 0 24 24', line: 'M7 8V3h10v5M7 17H3.500V8h17v9H17M7 13.500h10V21H7z' },
  window: { box: '0 0 24 24', line: 'M13.5 3.500h7v7M20 4l-9 9M17.5 14v6.500h-14v-14H10' },
};

/** A small picture beside words, hidden from those who hear the page. */
export function Icon({ name }: { name: IconName }) {
  const { box, line, solid } = drawn[name];
  return (
    <svg viewBox={box} aria-hidden="true" focusable="false">
      {line ? (
        <path
          d={line}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ) : null}
      {solid ? <path d={solid} fill="currentColor" /> : null}
    </svg>
  );
}
