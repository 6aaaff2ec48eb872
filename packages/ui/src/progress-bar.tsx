export type ProgressBarProps = {
  /** What is under way, for those who hear the page: "Reading the file". */
  label: string;
  /** How far, in words: "3 of 5 done". Shown, and read out politely as it changes. */
  words: string;
  /** Small words at the end of the line: "Saved at 10:42am". */
  note?: string | undefined;
  /** How much is done; left out when nobody can tell. */
  done?: number | undefined;
  /** How much there is. */
  total?: number | undefined;
};

/** How far something has got, in words and as a bar. For any wait above a second. */
export function ProgressBar({ label, words, note, done, total }: ProgressBarProps) {
  const known = done !== undefined && total !== undefined && total > 0;
  return (
    <div className="progress">
      <div className="progress__words">
        <output>
          <strong>{words}</strong>
        </output>
        {note ? <span>{note}</span> : null}
      </div>
      <progress
        className="progress__bar"
        aria-label={label}
        aria-valuetext={words}
        {...(known ? { max: total, value: Math.min(total, Math.max(0, done)) } : {})}
      />
    </div>
  );
}
