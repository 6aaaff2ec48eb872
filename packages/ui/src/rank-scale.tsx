import { useId, type ReactNode } from 'react';
import { className } from './class-name.tsx';
import { FieldGroup, useField, type FieldProps } from './field.tsx';

/** How wide and how high one step of the drawing is, and the room between two. */
const stepWide = 6;
const stepGap = 3;
const stepLow = 6;
const stepHigh = 18;

/** So many of so many steps, as a picture beside a word of a scale. */
export function RankSteps({ rank, of }: { rank: number; of: number }) {
  const rise = of > 1 ? (stepHigh - stepLow) / (of - 1) : 0;
  const width = of * (stepWide + stepGap) - stepGap;
  return (
    <svg
      className="rank-steps"
      width={width}
      height={stepHigh}
      viewBox={`0 0 ${width} ${stepHigh}`}
      aria-hidden="true"
      focusable="false"
    >
      {Array.from({ length: of }, (_, at) => {
        const height = stepLow + rise * at;
        return (
          <rect
            key={at}
            className={at < rank ? 'rank-steps__on' : undefined}
            x={at * (stepWide + stepGap) + 0.75}
            y={stepHigh - height + 0.75}
            width={stepWide - 1.5}
            height={height - 1.5}
            rx="1.5"
          />
        );
      })}
    </svg>
  );
}

export type RankSaidProps = {
  /** When it was said: "Before". */
  when: ReactNode;
  /** From 1, the lowest. */
  rank: number;
  /** The words of the scale, from the lowest upwards. */
  labels: readonly string[];
};

/** A rank that was given earlier: "Before: Some knowledge". */
export function RankSaid({ when, rank, labels }: RankSaidProps) {
  return (
    <p className="rank-said">
      {when}: <RankSteps rank={rank} of={labels.length} /> <strong>{labels[rank - 1] ?? rank}</strong>
    </p>
  );
}

export type RankScaleProps = Omit<FieldProps, 'optional'> & {
  /** The words of the scale, from the lowest upwards. */
  labels: readonly string[];
  /** From 1, the lowest. Undefined: nothing is chosen yet. */
  value: number | undefined;
  onChange: (rank: number) => void;
  /** The question is as large as a heading, where one scale stands alone under it. */
  large?: boolean | undefined;
  /** Between the question and the scale: what was said before. */
  between?: ReactNode;
};

/** One rank of a scale: the scale's own words side by side, each with as many steps as it stands for. */
export function RankScale({ labels, value, onChange, between, ...field }: RankScaleProps) {
  const name = useId();
  const { control } = useField(field);
  return (
    <FieldGroup {...field} id={control.id}>
      {between}
      <div className="rank-room">
        <div className={className('rank-scale', `rank-scale--${Math.min(labels.length, 5)}`)}>
          {labels.map((label, at) => (
            <label key={label}>
              <RankSteps rank={at + 1} of={labels.length} />
              <input
                type="radio"
                id={at === 0 ? control.id : undefined}
                name={name}
                value={at + 1}
                checked={value === at + 1}
                onChange={() => onChange(at + 1)}
              />
              {label}
            </label>
          ))}
        </div>
      </div>
    </FieldGroup>
  );
}
