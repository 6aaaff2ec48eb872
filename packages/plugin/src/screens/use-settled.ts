import { useEffect, useState } from 'react';

/** How long somebody may pause between two letters before what she typed is taken for a question. */
const PAUSE_MS = 250;

/** A value as it was when it last stopped changing, so that not every letter of a search is a question to the service. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
