import { count } from './long-date.tsx';
import { percent } from './time-window.tsx';

export type SeatsProps = {
  /** Places that somebody has. */
  taken: number;
  /** All places. */
  maximum: number;
};

/** Places in one line of the drawing, and the most that are drawn one by one. */
const acrossOf = 12;
const mostDrawn = 60;

/** How many places are taken, in words: "17 of 24 places taken, 7 left". */
export function seatsSentence({ taken, maximum }: SeatsProps): string {
  const left = maximum - taken;
  return `${count(taken)} of ${count(maximum)} ${maximum === 1 ? 'place' : 'places'} taken, ${left > 0 ? `${count(left)} left` : 'none left'}`;
}

/** Each place as a square, taken ones full and free ones dashed; as one bar where there are too many to count. */
export function Seats(props: SeatsProps) {
  const { taken, maximum } = props;
  const label = seatsSentence(props);
  if (maximum > mostDrawn)
    return (
      <svg className="chart seats" height="24" role="img" aria-label={label}>
        <rect className="seats__free" x="0%" y="1" width="100%" height="22" rx="4" />
        <rect className="seats__taken" x="0%" y="1" width={percent((taken / maximum) * 100)} height="22" rx="4" />
      </svg>
    );
  const step = 100 / Math.min(acrossOf, Math.max(maximum, 1));
  const lines = Math.ceil(maximum / acrossOf);
  return (
    <svg className="chart seats" height={lines * 26 - 4} role="img" aria-label={label}>
      {Array.from({ length: maximum }, (_, at) => (
        <rect
          key={at}
          className={at < taken ? 'seats__taken' : 'seats__free'}
          x={percent((at % acrossOf) * step)}
          y={Math.floor(at / acrossOf) * 26 + 1}
          width={percent(step * 0.84)}
          height="20"
          rx="4"
        />
      ))}
    </svg>
  );
}
