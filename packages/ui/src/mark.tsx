/** The mark of Trellis: a lattice. Hidden from those who hear the page; the name stands beside it. */
export function Mark() {
  return (
    <svg viewBox="0 0 26 26" aria-hidden="true" focusable="false">
      <path
        d="M5.5 1.5 24.5 20.5M1.5 9.5l15 15M13.5 1.5l11 11M20.5 1.5 1.5 20.5M24.5 9.5l-15 15M12.5 1.5l-11 11"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
