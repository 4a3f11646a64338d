/** A card and the reader in the table's edge. Nobody's card: it shows where to put it, never what is on it. */
export function CardPicture({ place }: { place: 'outside' | 'inside' }) {
  return (
    <div className="card-picture" data-place={place} aria-hidden="true">
      <svg viewBox="0 0 520 400" aria-hidden="true" focusable="false">
        <g className="card-picture-card">
          <rect className="card-sheet" x="90" y="6" width="340" height="500" rx="22" />
          <rect className="card-accent" x="124" y="40" width="98" height="14" rx="4" />
          <rect className="card-line" x="124" y="70" width="150" height="9" rx="4" />
          <rect className="card-photo" x="124" y="112" width="124" height="158" rx="8" />
          <circle className="card-person" cx="186" cy="170" r="27" />
          <path className="card-person" d="M138 270a48 54 0 0 1 96 0z" />
          <rect className="card-line" x="274" y="116" width="122" height="11" rx="5" />
          <rect className="card-line" x="274" y="148" width="94" height="11" rx="5" />
          <rect className="card-line" x="274" y="180" width="110" height="11" rx="5" />
          <rect className="card-chip" x="228" y="310" width="64" height="50" rx="9" />
        </g>
        <rect className="card-slot" x="10" y="368" width="500" height="32" rx="16" />
      </svg>
    </div>
  );
}
