import { useEffect, useRef } from 'react';

/** What a camera sees while it is measured, turned like a mirror for whoever stands before it. */
export function TestedPicture({ stream }: { stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element) element.srcObject = stream;
    return () => {
      if (element) element.srcObject = null;
    };
  }, [stream]);
  return <video ref={video} className="presence-tested" autoPlay playsInline muted />;
}
