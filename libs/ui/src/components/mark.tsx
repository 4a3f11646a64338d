import './mark.css';

/** Our mark: an arch, a person, a counter. Decoration beside the name, so it is hidden from a screen reader. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 52 44" aria-hidden="true" focusable="false">
      <path className="mark-arch" d="M6 38V20a20 20 0 0 1 40 0v18z" />
      <circle className="mark-person" cx="26" cy="16" r="6.6" />
      <path className="mark-person" d="M13.5 37a12.5 11.5 0 0 1 25 0z" />
      <rect className="mark-arch" x="0" y="36" width="52" height="7" rx="1.6" />
    </svg>
  );
}
