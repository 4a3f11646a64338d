import '@loket/ui/base.css';
import './counter.css';
import type { CitizenView } from '@loket/contract';
import { preparePage } from '@loket/ui';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type {} from '../bridge.ts';
import { CitizenPage } from './citizen-page.tsx';
import { PadInkSource } from './pen/pad-ink.ts';
import { watchTouches } from './touched.ts';

/** Draws the last view that main sent, and sends what the citizen does. Nothing else is kept here. */
function Counter() {
  const [view, setView] = useState<CitizenView | null>(null);
  useEffect(() => window.loketCitizen.onView(setView), []);
  useEffect(() => watchTouches(window, () => window.loketCitizen.act({ intent: 'touched' })), []);
  return (
    view && (
      <PadInkSource value={window.loketCitizen.onInk}>
        <CitizenPage view={view} act={window.loketCitizen.act} />
      </PadInkSource>
    )
  );
}

preparePage('counter');
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no #page');
createRoot(place).render(<Counter />);
