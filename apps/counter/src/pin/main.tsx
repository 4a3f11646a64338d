import '@loket/ui/base.css';
import '../citizen/counter.css';
import type { PinFacts, PinState } from '@loket/contract';
import { preparePage } from '@loket/ui';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type {} from '../bridge.ts';
import { PinPage } from './pin-page.tsx';

/** Sends one key at a time and draws what comes back: a count, never a digit. The process ends with the PIN. */
function Pin() {
  const [facts, setFacts] = useState<PinFacts | null>(null);
  const [state, setState] = useState<PinState>({ state: 'typing', count: 0, triesLeft: null });
  useEffect(() => window.loketPin.onFacts(setFacts), []);
  useEffect(() => window.loketPin.onState(setState), []);
  return facts && <PinPage facts={facts} state={state} press={window.loketPin.press} />;
}

preparePage('counter');
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no #page');
createRoot(place).render(<Pin />);
