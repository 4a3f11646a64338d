import type { DeskDossier } from '@loket/contract';
import { useEffect, useState } from 'react';

/** How long the counter may take for a still before the inspector hears that none came. */
const PATIENCE_MS = 12_000;

/** A still is asked for and comes as a document, or doesn't: the counter may have no document camera. */
export function useStill(dossier: DeskDossier, take: () => Promise<boolean>) {
  const stills = dossier.documents.filter(({ source }) => source === 'document_camera');
  /** How many there were when one more was asked for. */
  const [asked, setAsked] = useState<number | null>(null);
  const [missing, setMissing] = useState(false);
  const coming = asked !== null && stills.length <= asked;
  useEffect(() => {
    if (!coming) return;
    const timer = setTimeout(() => {
      setAsked(null);
      setMissing(true);
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [coming]);
  const state = coming ? ('coming' as const) : missing ? ('missing' as const) : ('none' as const);
  return {
    state,
    newest: stills.at(-1) ?? null,
    /** The one that was asked for here. */
    arrived: asked !== null && !coming ? (stills.at(-1) ?? null) : null,
    take: () => {
      setMissing(false);
      setAsked(stills.length);
      void take().then((sent) => {
        if (!sent) setAsked(null);
      });
    },
  };
}
