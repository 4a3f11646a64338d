import type { PresenceDisplay, PresencePicture } from '@loket/contract';
import { halvesOf, openPresenceScene, type PresenceScene } from '@loket/presence';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { InspectorVideo } from './inspector-video.tsx';
import { PlainPicture } from './plain-picture.tsx';
import type { Shown } from './presence.ts';

/** The inspector in the room behind the display; the plain video, with its sound, as soon as that can't be drawn. */
export function ScenePicture({
  display,
  shown,
  drawn,
  children,
}: {
  display: PresenceDisplay;
  shown: Shown | null;
  drawn: (picture: PresencePicture) => void;
  children: ReactNode;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const scene = useRef<PresenceScene>(null);
  const [plain, setPlain] = useState(false);

  useEffect(() => {
    if (!canvas.current || !video.current) return;
    const opened = openPresenceScene({
      canvas: canvas.current,
      video: video.current,
      display,
      onPicture: (picture) => {
        drawn(picture);
        if (picture.mode === 'plain') setPlain(true);
      },
    });
    scene.current = opened;
    return () => opened.close();
  }, [display, drawn]);

  const someone = shown !== null;
  useEffect(() => {
    if (!someone) scene.current?.clear();
  }, [someone]);
  const away = shown?.connection === 'interrupted' || !shown?.stream;
  useEffect(() => scene.current?.show(!away), [away]);

  if (plain) {
    return (
      <PlainPicture shown={shown} halves={halvesOf(display.profile).length === 2 ? 2 : 1}>
        {children}
      </PlainPicture>
    );
  }
  return (
    <>
      <InspectorVideo ref={video} shown={shown} visible={false} />
      <canvas ref={canvas} className="presence-scene" />
      {children}
    </>
  );
}
