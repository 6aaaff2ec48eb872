import type { ReactNode } from 'react';
import { stateClass, StateShape, type Sign } from './state-mark.tsx';

/** The result of one check of a service. */
export type CheckResult = 'passes' | 'fails' | 'waits' | 'unknown';

const signs: Record<CheckResult, Sign> = { passes: 'current', fails: 'fault', waits: 'wait', unknown: 'unknown' };
const spoken: Record<CheckResult, string> = {
  passes: 'Works: ',
  fails: 'Does not work: ',
  waits: 'Waiting: ',
  unknown: 'Not checked: ',
};

export type LiveCheckProps = {
  result: CheckResult;
  /** What is true, not a code: "Moodle cannot read our keys". */
  title: ReactNode;
  /** How we know, or what to do. */
  text?: ReactNode;
  children?: ReactNode;
};

/** One check with its result in words. Goes inside `LiveChecks`. */
export function LiveCheck({ result, title, text, children }: LiveCheckProps) {
  const sign = signs[result];
  return (
    <li className={`check ${stateClass(sign)}`}>
      <StateShape sign={sign} />
      <div>
        <strong>
          <span className="vh">{spoken[result]}</span>
          {title}
        </strong>
        {text ? <p>{text}</p> : null}
        {children}
      </div>
    </li>
  );
}

export type LiveChecksProps = {
  /** What is checked, for those who hear the page. */
  label: string;
  /** Read out politely when it changes: "6 of 7 checks pass. Moodle cannot read our keys." */
  summary?: string | undefined;
  children: ReactNode;
};

/** Checks under one another, with their summary in a polite live region. */
export function LiveChecks({ label, summary, children }: LiveChecksProps) {
  return (
    <>
      <output className="vh">{summary ?? ''}</output>
      <ul className="checks" aria-label={label}>
        {children}
      </ul>
    </>
  );
}
