import type { MouseEvent, ReactNode } from 'react';
import { className } from './class-name.tsx';
import { Icon, type IconName } from './icons.tsx';
import { useAnchor, type LinkTarget } from './link.tsx';

type ButtonLook = {
  /** `main` for the one thing the page is for; only one of them may be in view. */
  kind?: 'main' | 'plain' | undefined;
  /** Smaller, for a button inside a row. Never under 36 px high. */
  small?: boolean | undefined;
  /** As wide as its card. */
  wide?: boolean | undefined;
  /** A picture before the words. */
  icon?: IconName | undefined;
  /** Words only for those who hear the page, after the visible ones. */
  about?: string | undefined;
  children: ReactNode;
};

export type ButtonProps = ButtonLook & {
  onPress?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined;
  /** `submit` sends the form around it. */
  type?: 'button' | 'submit' | undefined;
  /** Cannot be used at all. Say why beside it. */
  disabled?: boolean | undefined;
  /** Shown instead of the label while the work runs; a second press does nothing, and focus stays. */
  busy?: string | undefined;
  /** The `id` of what it opens or changes. */
  controls?: string | undefined;
  expanded?: boolean | undefined;
  name?: string | undefined;
  value?: string | undefined;
  id?: string | undefined;
};

const look = ({ kind, small, wide }: Pick<ButtonLook, 'kind' | 'small' | 'wide'>) =>
  className('btn', kind === 'main' && 'btn--main', small && 'btn--small', wide && 'btn--wide');

/** A button that does something on this page. */
export function Button({
  onPress,
  type = 'button',
  disabled,
  busy,
  controls,
  expanded,
  name,
  value,
  id,
  icon,
  about,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      id={id}
      name={name}
      value={value}
      className={look(rest)}
      disabled={disabled}
      aria-disabled={busy ? true : undefined}
      aria-controls={controls}
      aria-expanded={expanded}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.(event);
      }}
    >
      {icon ? <Icon name={icon} /> : null}
      {busy ?? children}
      {about ? <span className="vh"> {about}</span> : null}
    </button>
  );
}

export type ButtonLinkProps = ButtonLook & LinkTarget & { id?: string | undefined };

/** A link that looks like a button: it leads to the page where the thing is done, or saves a file. */
export function ButtonLink({ kind, small, wide, icon, about, id, children, ...target }: ButtonLinkProps) {
  const anchor = useAnchor(target);
  return (
    <a {...anchor} id={id} className={look({ kind, small, wide })}>
      {icon ? <Icon name={icon} /> : null}
      {children}
      {about ? <span className="vh"> {about}</span> : null}
    </a>
  );
}

export type TextButtonProps = Pick<ButtonProps, 'onPress' | 'about' | 'controls' | 'expanded' | 'id' | 'children'>;

/** A button that looks like a link, for the second choice in a row. */
export function TextButton({ onPress, about, controls, expanded, id, children }: TextButtonProps) {
  return (
    <button type="button" id={id} className="go" aria-controls={controls} aria-expanded={expanded} onClick={onPress}>
      <span>
        {children}
        {about ? <span className="vh"> {about}</span> : null}
      </span>
    </button>
  );
}

/** Buttons and links in a row that wraps. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="btns">{children}</div>;
}
