import { PAINTS, type Drawing, type KeyItem, type Look, type Shape } from '../../charts/index.ts';

/** A chart as a picture that says itself in one sentence. Widths are in per cent, so its text is never scaled. */
export function DrawingShown({ drawing: { height, sentence, shapes } }: { readonly drawing: Drawing }) {
  return (
    <svg className="chart" height={height} role="img" aria-label={sentence}>
      {shapes.map((shape, at) => (
        <ShapeShown key={at} shape={shape} />
      ))}
    </svg>
  );
}

/** What the lines, dots and fills of a chart mean. */
export function DrawingKey({ items }: { readonly items: readonly KeyItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="key" aria-label="Key">
      {items.map(({ text, sample }) => (
        <li key={text}>
          {sample.length === 0 ? null : (
            <svg className="chart" aria-hidden="true" focusable="false">
              {sample.map((shape, at) => (
                <ShapeShown key={at} shape={shape} />
              ))}
            </svg>
          )}
          {text}
        </li>
      ))}
    </ul>
  );
}

function ShapeShown({ shape }: { readonly shape: Shape }) {
  switch (shape.kind) {
    case 'line':
      return <line x1={`${shape.x1}%`} x2={`${shape.x2}%`} y1={shape.y1} y2={shape.y2} {...strokeOf(shape.look)} />;
    case 'bar':
      return (
        <rect
          className={`sp-${shape.look}`}
          x={`${shape.x}%`}
          y={shape.y}
          width={`${shape.width}%`}
          height={shape.height}
          rx={shape.radius}
        />
      );
    case 'dot':
      return (
        <svg x={`${shape.x}%`} y={shape.y} overflow="visible">
          <path
            d={shape.path}
            {...(shape.isHollow
              ? { ...strokeOf(shape.look), strokeDasharray: undefined, fill: 'var(--surface)' }
              : { fill: toneOf(shape.look) })}
          />
        </svg>
      );
    case 'text':
      return (
        <text
          className={shape.isStrong ? 't-strong' : undefined}
          x={`${shape.x}%`}
          y={shape.y}
          textAnchor={shape.anchor}
        >
          {shape.text}
        </text>
      );
  }
}

function toneOf(look: Look): string {
  const { stroke, fill } = PAINTS[look];
  return `var(--${stroke ?? fill})`;
}

function strokeOf(look: Look) {
  const { strokeWidth, dash } = PAINTS[look];
  return { stroke: toneOf(look), strokeWidth, strokeDasharray: dash?.join(' ') };
}
