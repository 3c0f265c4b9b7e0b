import type { ComponentProps, MouseEvent } from 'react';
import './button.css';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

interface Props extends ComponentProps<'button'> {
  look?: Look;
  small?: boolean;
  /** The act is under way: the button keeps its place and focus, and does nothing more. */
  busy?: boolean;
}

/** A button with words on it. */
export function Button({ look = 'plain', small = false, busy = false, onClick, className = '', ...rest }: Props) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  const classes = `button button-${look} ${small ? 'button-small' : ''} ${className}`;
  return (
    <button
      type="button"
      className={classes}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={press}
      {...rest}
    />
  );
}
