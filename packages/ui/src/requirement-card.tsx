import type { ReactNode } from 'react';
import { className } from './class-name.tsx';
import { stateClass, StateShape, stateWords, type State } from './state-mark.tsx';

export type RequirementCardProps = {
  state: State;
  /** What is asked for, in the words of the rule's pack. */
  title: ReactNode;
  /** The state with its day: "Overdue since 1 October 2026". The short words stand in when left out. */
  says?: ReactNode;
  /** The cause, after "because". Always given, so that no state stands alone. */
  because: ReactNode;
  /** The post or posts that ask for it. */
  forPost?: ReactNode;
  /** Buttons and links, the most useful first. */
  actions?: ReactNode;
  /** Tints the ground. For what is overdue, and only there. */
  loud?: boolean | undefined;
  level?: 2 | 3 | 4 | undefined;
  /** More under the actions: a progress bar, a disclosure. */
  children?: ReactNode;
};

/** One requirement of a person: shape, state in words, and why. Goes inside a `RequirementList`. */
export function RequirementCard({
  state,
  title,
  says,
  because,
  forPost,
  actions,
  loud,
  level = 3,
  children,
}: RequirementCardProps) {
  const Heading = `h${level}` as const;
  return (
    <li className={className('req', stateClass(state), loud && 'req--loud')}>
      <div className="req__shape">
        <StateShape sign={state} />
      </div>
      <div>
        <Heading>{title}</Heading>
        <p className="req__state">{says ?? stateWords[state]}</p>
        <p className="req__why">{because}</p>
        {forPost ? <p className="req__for">{forPost}</p> : null}
        {actions ? <div className="btns">{actions}</div> : null}
        {children ? <div className="req__more">{children}</div> : null}
      </div>
    </li>
  );
}

/** The requirements of a person as one list on one card. */
export function RequirementList({ children }: { children: ReactNode }) {
  return <ul className="card card--flush req-list">{children}</ul>;
}
