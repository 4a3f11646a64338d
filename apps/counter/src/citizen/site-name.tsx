import type { CitizenIntent } from '@loket/contract';
import { useEffect, useRef } from 'react';
import { SERVICE_HOLD_MS } from './hold.ts';
import { watchHold } from './watch-hold.ts';

type SiteNameProps = {
  siteName: string;
  act: (intent: CitizenIntent) => void;
  servicePossible: boolean;
};

/**
 * Where this is. A technician who rests a finger on it gets a field for his code; to everybody else it is a name, which
 * is why it is no control, has no stop of the Tab key and says nothing of it.
 */
export function SiteName({ siteName, act, servicePossible }: SiteNameProps) {
  const name = useRef<HTMLParagraphElement>(null);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const element = name.current;
    if (!element || !servicePossible) return undefined;
    return watchHold(element, SERVICE_HOLD_MS, () => latest.current({ intent: 'want_service' }));
  }, [servicePossible]);
  return (
    <p ref={name} className="frame-site">
      <strong>Loket</strong> <span>{siteName}</span>
    </p>
  );
}
