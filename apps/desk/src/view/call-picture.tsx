import type { ConsultationPhase } from '@loket/contract';
import { Button, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { useEffect, useRef, useState } from 'react';
import type { DeskCallView } from '../call/call-view.ts';
import type { LocalMediaView } from '../call/local-media.ts';

type CallPictureProps = {
  call: DeskCallView;
  media: LocalMediaView;
  /** Null outside a consultation: then the inspector sees the own picture large. */
  phase: ConsultationPhase | null;
};

/** The face is the interface: the citizen large, the inspector small in the corner. */
export function CallPicture({ call, media, phase }: CallPictureProps) {
  const texts = useTexts(deskTexts);
  const remote = phase === 'present' ? call.remoteStream : null;
  // Until the citizen is there, the large picture is the one that the citizen will see.
  if (!phase || phase === 'called') {
    return (
      <figure className="stage" data-idle="true">
        <Picture stream={media.stream} label={texts.ownPicture} own hidden={media.cameraOff} />
      </figure>
    );
  }
  return (
    <figure className="stage">
      <Picture stream={remote} label={texts.citizenPicture} />
      {phase === 'present' && !remote ? <p className="stage-words">{texts.pictureComing}</p> : null}
      <div className="stage-own">
        <Picture stream={media.stream} label={texts.ownPicture} own hidden={media.cameraOff} />
      </div>
    </figure>
  );
}

type PictureProps = { stream: MediaStream | null; label: string; own?: boolean; hidden?: boolean };

function Picture({ stream, label, own = false, hidden = false }: PictureProps) {
  const texts = useTexts(deskTexts);
  const video = useRef<HTMLVideoElement>(null);
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    setBlocked(false);
    if (!stream) return;
    void play(element, own).then((loud) => setBlocked(!loud && element.srcObject === stream));
    return () => {
      element.srcObject = null;
    };
  }, [stream, own]);
  // The first key or touch anywhere is what the browser waited for.
  useEffect(() => {
    if (!blocked) return;
    const gesture = () => {
      if (video.current) void play(video.current, own).then((loud) => setBlocked(!loud));
    };
    addEventListener('keyup', gesture);
    addEventListener('pointerup', gesture);
    return () => {
      removeEventListener('keyup', gesture);
      removeEventListener('pointerup', gesture);
    };
  }, [blocked, own]);
  return (
    <>
      <video
        ref={video}
        aria-label={label}
        data-own={own}
        data-shown={stream !== null && !hidden}
        muted={own}
        autoPlay
        playsInline
      />
      {blocked ? (
        <div className="stage-start">
          <Button look="primary">{texts.startPlaying}</Button>
        </div>
      ) : null}
    </>
  );
}

/**
 * Plays with sound, or without where the browser wants a gesture first (a page that was reloaded during a call).
 * @returns whether the sound is as it should be
 */
async function play(element: HTMLVideoElement, own: boolean): Promise<boolean> {
  try {
    element.muted = own;
    await element.play();
    return true;
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === 'NotAllowedError')) return true;
    element.muted = true;
    await element.play().catch(() => undefined);
    return false;
  }
}
