import { type ReactNode, useEffect, useState } from 'react';
import { InspectorVideo } from './inspector-video.tsx';
import type { Shown } from './presence.ts';

/** The video as it comes, above the table: on one monitor, and wherever the scene can't be drawn. */
export function PlainPicture({
  shown,
  halves = 1,
  children,
}: {
  shown: Shown | null;
  /** 2 on a stereo display: the same picture for each eye. */
  halves?: 1 | 2;
  children: ReactNode;
}) {
  const [pictured, setPictured] = useState(false);
  const stream = shown?.stream ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stream has not been seen yet
  useEffect(() => setPictured(false), [stream]);
  const visible = pictured && shown !== null && shown.connection !== 'interrupted';
  return (
    <>
      <div className="presence-plain" data-halves={halves}>
        <InspectorVideo shown={shown} visible={visible} onPlaying={() => setPictured(true)} />
        {halves === 2 ? <InspectorVideo shown={shown} visible={visible} silent /> : null}
      </div>
      <div className="presence-table" />
      {children}
    </>
  );
}
