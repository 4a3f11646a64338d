import './key.css';

/** A key of the keyboard, shown on the control it works. Hidden from screen readers; use `aria-keyshortcuts` too. */
export function Key({ children }: { children: string }) {
  return (
    <span className="key" aria-hidden="true">
      {children}
    </span>
  );
}
