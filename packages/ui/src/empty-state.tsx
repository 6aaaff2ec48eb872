import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

export type EmptyStateProps = {
  title: string;
  /** Why there is nothing, and what would change it. */
  text: ReactNode;
  icon?: IconName | undefined;
  /** The one thing to do about it. */
  actions?: ReactNode;
  level?: 2 | 3 | undefined;
};

/** What stands where rows would be when there are none. Never implies that all is well. */
export function EmptyState({ title, text, icon = 'document', actions, level = 3 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      <Icon name={icon} />
      <Heading>{title}</Heading>
      <p>{text}</p>
      {actions ? <div className="btns">{actions}</div> : null}
    </div>
  );
}
