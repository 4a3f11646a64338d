import { useEffect, useRef, useState } from 'react';
import { isCardPhoto } from './jpeg-size.ts';

/**
 * The card's photo, drawn on a canvas: it never gets an address that could be kept, copied into history or loaded
 * again, and it is gone with the element.
 */
export function IdentityPhoto({ jpegBase64, label }: { jpegBase64: string | undefined; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    let current = true;
    setDrawn(false);
    if (jpegBase64) {
      void decoded(jpegBase64).then((bitmap) => {
        if (current && bitmap && canvas.current) {
          canvas.current.width = bitmap.width;
          canvas.current.height = bitmap.height;
          canvas.current.getContext('2d')?.drawImage(bitmap, 0, 0);
          setDrawn(true);
        }
        bitmap?.close();
      });
    }
    return () => {
      current = false;
    };
  }, [jpegBase64]);
  return (
    <div className="identity-photo" data-drawn={drawn}>
      <canvas ref={canvas} role="img" aria-label={label} hidden={!drawn} />
    </div>
  );
}

/** A file that is no picture, or one that claims to be huge (a forged card), gives nothing rather than an error. */
async function decoded(jpegBase64: string): Promise<ImageBitmap | null> {
  try {
    const bytes = Uint8Array.from(atob(jpegBase64), (character) => character.charCodeAt(0));
    if (!isCardPhoto(bytes)) return null;
    return await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  } catch {
    return null;
  }
}
