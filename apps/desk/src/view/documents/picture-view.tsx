import { useTexts } from '@loket/ui';
import { deskDocumentTexts } from '@loket/ui/texts/desk-documents.ts';
import { useEffect, useRef, useState } from 'react';
import type { Bytes } from '../../session/dossier-actions.ts';

type PictureViewProps = { label: string; mark: string; read: () => Promise<Bytes>; widthPx: number };

/** A picture, drawn on a canvas: no address, gone with the element. */
export function PictureView({ label, mark, read, widthPx }: PictureViewProps) {
  const texts = useTexts(deskDocumentTexts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'loading' | 'open' | 'failed'>('loading');
  const latest = useRef(read);
  latest.current = read;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark says when it is another picture.
  useEffect(() => {
    let current = true;
    setState('loading');
    void latest.current().then(async (bytes) => {
      const bitmap = bytes.ok ? await decoded(bytes.value, widthPx) : null;
      if (current && bitmap && canvas.current) {
        canvas.current.width = bitmap.width;
        canvas.current.height = bitmap.height;
        canvas.current.getContext('2d')?.drawImage(bitmap, 0, 0);
      }
      if (current) setState(bitmap ? 'open' : 'failed');
      bitmap?.close();
    });
    return () => {
      current = false;
    };
  }, [mark, widthPx]);
  return (
    <div className="picture-view" data-state={state}>
      <canvas ref={canvas} role="img" aria-label={label} hidden={state !== 'open'} />
      {state === 'open' ? null : <p>{state === 'loading' ? texts.loading : texts.notDrawn}</p>}
    </div>
  );
}

async function decoded(bytes: Uint8Array<ArrayBuffer>, resizeWidth: number): Promise<ImageBitmap | null> {
  try {
    const file = new Blob([bytes], { type: 'image/jpeg' });
    return await createImageBitmap(file, { resizeWidth, resizeQuality: 'high' });
  } catch {
    return null;
  }
}
