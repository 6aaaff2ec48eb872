import type { ReactNode } from 'react';
import { className } from './class-name.tsx';

/** The six states of a requirement of a post. */
export type State = 'overdue' | 'due-soon' | 'current' | 'upcoming' | 'exempt' | 'unknown';

/** A state, or the shape for a fault or a wait of a service. */
export type Sign = State | 'fault' | 'wait';

/** Every state, the one to act on first, first. */
export const states: readonly State[] = ['overdue', 'due-soon', 'current', 'upcoming', 'exempt', 'unknown'];

/** The short words for each state. The reason stands next to them. */
export const stateWords: Readonly<Record<Sign, string>> = {
  overdue: 'Overdue',
  'due-soon': 'Due soon',
  current: 'Up to date',
  upcoming: 'Coming up',
  exempt: 'Exempt',
  unknown: 'Not known',
  fault: 'Not working',
  wait: 'Waiting',
};

/** The class that sets the colours of a state for everything inside the element. */
export const stateClass = (sign: Sign): string => `is-${sign}`;

const ring = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
const cut = { fill: 'none', stroke: 'var(--w, white)', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const shapes: Record<Sign, ReactNode> = {
  overdue: (
    <>
      <path d="M12 .8 23.2 12 12 23.2.8 12z" fill="currentColor" />
      <path d="M12 6.6v6.6" {...cut} strokeWidth="2.4" />
      <circle cx="12" cy="16.8" r="1.5" fill="var(--w, white)" />
    </>
  ),
  'due-soon': (
    <>
      <circle cx="12" cy="12" r="9.7" {...ring} strokeWidth="2.6" />
      <path d="M12 6.5V12l3.6 2.6" {...ring} strokeWidth="2.4" />
    </>
  ),
  current: (
    <>
      <circle cx="12" cy="12" r="11" fill="currentColor" />
      <path d="m7 12.4 3.5 3.5L17.2 9" {...cut} strokeWidth="2.5" />
    </>
  ),
  upcoming: (
    <>
      <rect x="2.5" y="4" width="19" height="17.5" rx="3" {...ring} strokeWidth="2.4" />
      <path d="M2.5 9.5h19M8 1.5v5M16 1.5v5" {...ring} strokeWidth="2.4" />
    </>
  ),
  exempt: (
    <>
      <rect x="1.5" y="6" width="21" height="12" rx="6" {...ring} strokeWidth="2.4" />
      <path d="M8 12h8" {...ring} strokeWidth="2.6" />
    </>
  ),
  unknown: (
    <>
      <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="2.2" strokeDasharray="4.2 3.65" />
      <path d="M9.3 9.6a2.75 2.75 0 1 1 4.1 2.4c-.9.5-1.4 1-1.4 1.9" {...ring} strokeWidth="2.2" />
      <circle cx="12" cy="17" r="1.35" fill="currentColor" />
    </>
  ),
  fault: (
    <>
      <path d="M7.2 1.5h9.6L22.5 7.2v9.6l-5.7 5.7H7.2l-5.7-5.7V7.2z" fill="currentColor" />
      <path d="m8.3 8.3 7.4 7.4m0-7.4-7.4 7.4" {...cut} strokeWidth="2.4" />
    </>
  ),
  wait: <path d="M6 2h12M6 22h12M7.5 2v4.5L12 12l4.5-5.5V2M7.5 22v-4.5L12 12l4.5 5.5V22" {...ring} strokeWidth="2.2" />,
};

/** The shape alone. Only where the words stand next to it, inside an element of `stateClass`. */
export function StateShape({ sign }: { sign: Sign }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[sign]}
    </svg>
  );
}

export type StateMarkProps = {
  state: Sign;
  /** `chip` stands on its own ground, `small` beside a heading, `lead` opens a card. */
  look?: 'plain' | 'chip' | 'small' | 'lead' | undefined;
  /** Words instead of the short ones, such as "Overdue since 1 October 2026". */
  children?: ReactNode;
};

/** A state as a shape and words. */
export function StateMark({ state, look = 'plain', children }: StateMarkProps) {
  return (
    <span className={className('state', look !== 'plain' && `state--${look}`, stateClass(state))}>
      <StateShape sign={state} />
      {children ?? stateWords[state]}
    </span>
  );
}
