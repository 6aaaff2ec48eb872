import { percent } from './time-window.tsx'

export type ProgressBarProps = {
  /** What is under way, for those who hear the page: "Reading the file". */
  label: string
  /** How far, in words: "3 of 5 done". Shown, and read out politely as it changes. */
  words: string
  /** Small words at the end of the line: "Saved at 10:42am". */
  note?: string | undefined
  /** How much is done; left out when nobody can tell. */
  done?: number | undefined
  /** How much there is. */
  total?: number | undefined
}

/** How far something has got, in words and as a bar. For any wait above a second. */
export function ProgressBar({ label, words, note, done, total }: ProgressBarProps) {
  const known = done !== undefined && total !== undefined && total > 0
  const share = known ? Math.min(100, Math.max(0, (done / total) * 100)) : 100
  return (
    <div className="progress">
      <div className="progress__words">
        <strong role="status">{words}</strong>
        {note ? <span>{note}</span> : null}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuetext={words}
        {...(known ? { 'aria-valuemin': 0, 'aria-valuemax': total, 'aria-valuenow': done } : {})}
      >
        <svg className="progress__track" aria-hidden="true" focusable="false">
          <rect className="progress__ground" width="100%" height="100%" />
          <rect className={known ? 'progress__done' : 'progress__open'} width={percent(share)} height="100%" rx="4" />
        </svg>
      </div>
    </div>
  )
}
