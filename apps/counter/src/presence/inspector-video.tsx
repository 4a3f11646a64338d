import { type Ref, useContext, useEffect, useRef } from 'react';
import type { Shown } from './presence.ts';
import { Speaker } from './speaker.ts';

type Props = {
  shown: Shown | null;
  /** The half of a stereo display that repeats the picture has no sound of its own. */
  silent?: boolean;
  visible: boolean;
  onPlaying?: () => void;
  ref?: Ref<HTMLVideoElement>;
};

/** The inspector's picture and sound as they come. Also where another picture is drawn, this one plays: it has the sound. */
export function InspectorVideo({ shown, silent = false, visible, onPlaying, ref }: Props) {
  const stream = shown?.stream ?? null;
  const own = useRef<HTMLVideoElement>(null);
  const speakerId = useContext(Speaker);
  useEffect(() => {
    // A speaker that went away in between: its status says so, and what sounds goes on sounding where it did.
    own.current?.setSinkId(speakerId).catch(() => {});
  }, [speakerId]);
  useEffect(() => {
    const element = own.current;
    if (!element) return;
    element.srcObject = stream;
    // Refused only where sound needs a gesture first, as in a plain browser; the picture then comes muted.
    if (stream) element.play().catch(() => {});
  }, [stream]);
  return (
    <video
      ref={(element) => {
        own.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className="presence-picture"
      data-visible={visible}
      autoPlay
      playsInline
      muted={silent || !shown?.heard}
      aria-hidden={silent}
      aria-label={shown?.inspectorName}
      onPlaying={onPlaying}
    />
  );
}
