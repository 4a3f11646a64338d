/** A card and the reader in the table's edge. Nobody's card: it shows where to put it, never what is on it. */
export function CardPicture({ place }: { place: 'outside' | 'inside' }) {
  return (
    <div className="card-picture" data-place={place} aria-hidden="true">
      <svg viewBox="0 0 520 400" aria-hidden="true" focusable="false">
        <g className="card-picture-card">
          <rect className="card-sheet" x="90" y="6" width="340" height="300" rx="22" />
          <rect className="card-accent" x="124" y="34" width="98" height="14" rx="4" />
          <rect className="card-line" x="124" y="62" width="150" height="9" rx="4" />
          <rect className="card-photo" x="124" y="92" width="104" height="128" rx="8" />
          <circle className="card-person" cx="176" cy="138" r="22" />
          <path className="card-person" d="M136 220a40 46 0 0 1 80 0z" />
          <rect className="card-line" x="256" y="98" width="122" height="11" rx="5" />
          <rect className="card-line" x="256" y="128" width="94" height="11" rx="5" />
          <rect className="card-line" x="256" y="158" width="110" height="11" rx="5" />
          <rect className="card-chip" x="228" y="242" width="64" height="46" rx="9" />
        </g>
        <rect className="card-slot" x="10" y="368" width="500" height="32" rx="16" />
      </svg>
    </div>
  );
}
