import './status-shape.css';

/** Colour never speaks alone: round is good, a ring busy, a triangle wants a look, a square is broken, dots are absent. */
export type Status = 'good' | 'busy' | 'attention' | 'broken' | 'absent';

/** Decoration: the words beside it say the same. */
export function StatusShape({ status }: { status: Status }) {
  return (
    <svg
      className="status-shape"
      data-status={status}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[status]}
    </svg>
  );
}

const shapes = {
  good: (
    <>
      <circle className="status-fill" cx="12" cy="12" r="11" />
      <path className="status-sign" d="m7.2 12.4 3.3 3.3 6.4-7" />
    </>
  ),
  busy: (
    <>
      <circle className="status-track" cx="12" cy="12" r="9.5" />
      <path className="status-ring" d="M12 2.5a9.5 9.5 0 0 1 9.5 9.5" />
    </>
  ),
  attention: (
    <>
      <path
        className="status-fill"
        d="M12 1.6a1.6 1.6 0 0 1 1.4.8l9.4 17a1.6 1.6 0 0 1-1.4 2.4H2.6a1.6 1.6 0 0 1-1.4-2.4l9.4-17a1.6 1.6 0 0 1 1.4-.8z"
      />
      <path className="status-sign" d="M12 8.6v5.2M12 17.4v.1" />
    </>
  ),
  broken: (
    <>
      <rect className="status-fill" x="1.5" y="1.5" width="21" height="21" rx="4" />
      <path className="status-sign" d="m8 8 8 8M16 8l-8 8" />
    </>
  ),
  absent: <circle className="status-dots" cx="12" cy="12" r="10" />,
} satisfies Record<Status, unknown>;
