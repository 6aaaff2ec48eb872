import { useApi, useLoad } from '@trellis/plugin/screens';
import { Note } from '@trellis/ui/note';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useEffect, useState } from 'react';
import { rejudgingWords } from './rejudging-words.ts';

/** How often the progress is asked for while it goes on. */
const EVERY_MS = 5000;

/** While everybody is judged again because rules changed: by which rules the figures are, and how far it is. Nothing otherwise. */
export function Rejudging() {
  const timeZone = useTimeZone();
  const api = useApi();
  const { answer, again } = useLoad(() => api.compliance.rejudging.query({}), []);
  const [wasUnderway, setWasUnderway] = useState(false);
  const shown = rejudgingWords(answer, timeZone);
  const isUnderway = shown !== undefined;
  if (isUnderway && !wasUnderway) setWasUnderway(true);
  useEffect(() => {
    if (!isUnderway) return undefined;
    const timer = setInterval(again, EVERY_MS);
    return () => clearInterval(timer);
  }, [isUnderway, again]);
  if (answer === null || answer === undefined) return null;
  if (shown === undefined)
    return wasUnderway ? (
      <Note state="current" live="status" title="Everybody has been judged anew">
        Open this page again to see the figures by the new rules.
      </Note>
    ) : null;
  return (
    <Note state="wait" title="Rules changed">
      <p>{shown.note}</p>
      <ProgressBar
        label="Judging everybody anew"
        words={shown.words}
        done={answer.peopleDone}
        total={Math.max(1, answer.peopleOf)}
      />
    </Note>
  );
}
