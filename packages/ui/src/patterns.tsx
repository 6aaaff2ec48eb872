/**
 * The fills that tell states apart without colour: hatched, lattice, dots and lines, and the faint lattice
 * of the answer. Once on a page; `AppShell` brings it.
 */
export function Patterns() {
  return (
    <svg className="defs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="trellis-due-soon" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="p-wash-due-soon" width="7" height="7" />
          <rect className="p-fill-due-soon" width="3" height="7" />
        </pattern>
        <pattern id="trellis-overdue" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="p-fill-overdue" width="7" height="7" />
          <path className="p-line-overdue" d="M0 0H7M0 0V7" />
        </pattern>
        <pattern id="trellis-upcoming" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className="p-wash-upcoming" width="6" height="6" />
          <circle className="p-fill-upcoming" cx="3" cy="3" r="1.3" />
        </pattern>
        <pattern id="trellis-exempt" width="6" height="5" patternUnits="userSpaceOnUse">
          <rect className="p-wash-exempt" width="6" height="5" />
          <rect className="p-fill-exempt" y="2" width="6" height="1.5" />
        </pattern>
        <pattern
          id="trellis-lattice"
          width="56"
          height="56"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path className="p-lattice" d="M0 0H56M0 0V56" strokeWidth="9" />
        </pattern>
        <linearGradient id="trellis-fade">
          <stop offset="0" stopColor="black" />
          <stop offset="1" stopColor="white" />
        </linearGradient>
        <mask id="trellis-fading" maskContentUnits="objectBoundingBox">
          <rect width="1" height="1" fill="url(#trellis-fade)" />
        </mask>
      </defs>
    </svg>
  );
}
