import { PAINTS, type Drawing, type Look, type Shape } from '../../charts/index.ts';
import { TONES } from '../tones.ts';
import { html, type Markup } from './markup.ts';

const tone = (name: keyof typeof TONES) => TONES[name];

/** The fills that tell states apart without colour, once in a page. @source house */
export const PATTERNS: Markup = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">
  <defs>
    <pattern id="due-soon" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="7" height="7" fill="${tone('due-soon-wash')}" />
      <rect width="3" height="7" fill="${tone('due-soon-fill')}" />
    </pattern>
    <pattern id="overdue" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="7" height="7" fill="${tone('overdue-fill')}" />
      <path d="M0 0H7M0 0V7" stroke="${tone('overdue-wash')}" stroke-width="1.6" />
    </pattern>
    <pattern id="upcoming" width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" fill="${tone('upcoming-wash')}" />
      <circle cx="3" cy="3" r="1.3" fill="${tone('upcoming-fill')}" />
    </pattern>
    <pattern id="exempt" width="6" height="5" patternUnits="userSpaceOnUse">
      <rect width="6" height="5" fill="${tone('exempt-wash')}" />
      <rect y="2" width="6" height="1.5" fill="${tone('exempt-fill')}" />
    </pattern>
    <pattern id="lattice" width="56" height="56" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0H56M0 0V56" fill="none" stroke="#fff" stroke-width="9" />
    </pattern>
    <linearGradient id="fade">
      <stop offset="0" stop-color="#000" />
      <stop offset="1" stop-color="#fff" />
    </linearGradient>
    <mask id="fading" maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="url(#fade)" /></mask>
  </defs>
</svg>`;

function strokeOf(look: Look): Markup | undefined {
  const { stroke, strokeWidth, dash } = PAINTS[look];
  if (stroke === undefined) return undefined;
  const dashes = dash === undefined ? undefined : html` stroke-dasharray="${dash.join(' ')}"`;
  return html` stroke="${TONES[stroke]}" stroke-width="${strokeWidth ?? 1}"${dashes}`;
}

function fillOf(look: Look): string {
  const { fill, pattern } = PAINTS[look];
  if (pattern !== undefined) return `url(#${look})`;
  return fill === undefined ? 'none' : TONES[fill];
}

function drawn(shape: Shape): Markup {
  switch (shape.kind) {
    case 'line':
      return html`<line
        x1="${shape.x1}%"
        y1="${shape.y1}"
        x2="${shape.x2}%"
        y2="${shape.y2}"
        ${strokeOf(shape.look)}
      />`;
    case 'bar':
      return html`<rect
        x="${shape.x}%"
        y="${shape.y}"
        width="${shape.width}%"
        height="${shape.height}"
        rx="${shape.radius}"
        fill="${fillOf(shape.look)}"
        ${strokeOf(shape.look)}
      />`;
    case 'dot': {
      const colour = TONES[PAINTS[shape.look].stroke ?? 'ink'];
      const paint = shape.isHollow
        ? html`fill="${TONES.surface}" stroke="${colour}" stroke-width="2.5"`
        : html`fill="${colour}"`;
      return html`<svg x="${shape.x}%" y="${shape.y}" overflow="visible"><path d="${shape.path}" ${paint} /></svg>`;
    }
    case 'text':
      return html`<text
        x="${shape.x}%"
        y="${shape.y}"
        text-anchor="${shape.anchor}"
        ${shape.isStrong ? html` class="strong"` : undefined}
        >${shape.text}</text
      >`;
  }
}

/** A chart as a picture with its sentence; as wide as there is room, with text that is never scaled. */
export function chartSvg({ height, sentence, shapes }: Drawing): Markup {
  return html`<svg class="chart" width="100%" height="${height}" role="img" aria-label="${sentence}">
    ${shapes.map(drawn)}
  </svg>`;
}

/** Shapes that only repeat what stands beside them in words. */
export function silentSvg(shapes: readonly Shape[], width: string, height: number): Markup {
  return html`<svg class="chart" width="${width}" height="${height}" aria-hidden="true" focusable="false">
    ${shapes.map(drawn)}
  </svg>`;
}
