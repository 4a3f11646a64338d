import type { CSSProperties } from 'react';

const COLOURS = [
  'ground',
  'table',
  'edge',
  'paper',
  'ink',
  'ink-2',
  'rule',
  'hair',
  'accent',
  'accent-deep',
  'accent-tint',
  'good',
  'good-tint',
  'attention',
  'attention-tint',
  'stop',
  'stop-tint',
] as const;

const TYPES = ['smallest', 'text', 'control', 'section', 'question', 'figure'] as const;

/** Every colour by its name; what each means is in the README. */
export function Colours() {
  return (
    <div className="components-swatches">
      {COLOURS.map((name) => (
        <figure key={name}>
          <div className="components-swatch" style={{ background: `var(--${name})` }} />
          <figcaption>--{name}</figcaption>
        </figure>
      ))}
    </div>
  );
}

export function Type() {
  return TYPES.map((name) => (
    <p key={name} style={{ fontSize: `var(--type-${name})`, lineHeight: 1.15 }}>
      {name}: Kuiper 1 Il
    </p>
  ));
}

export function Space() {
  return (
    <div className="components-row">
      {Array.from({ length: 10 }, (_, at) => at + 1).map((step) => (
        <figure key={step}>
          <div
            style={
              {
                width: `var(--space-${step})`,
                height: `var(--space-${step})`,
                background: 'var(--edge)',
              } as CSSProperties
            }
          />
          <figcaption>{step}</figcaption>
        </figure>
      ))}
    </div>
  );
}
