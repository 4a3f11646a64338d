import '@loket/ui/base.css';
import './counter.css';
import { type CitizenIntent, CitizenView, Reading } from '@loket/contract';
import { preparePage } from '@loket/ui';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CitizenPage } from './citizen-page.tsx';
import { GALLERY, galleryView } from './gallery-views.ts';

/**
 * Looks at any screen without Electron; not part of the appliance.
 * ?screen=reason&locale=de&scale=2&contrast=high&pane=600&leaving=9
 */
const wanted = new URLSearchParams(location.search);
const number = (name: string): number | null => (wanted.has(name) ? Number(wanted.get(name)) : null);

function wantedView(): CitizenView {
  const screen = wanted.get('screen') ?? 'attract';
  if (!(screen in GALLERY)) throw new Error(`no screen ${screen}: ${Object.keys(GALLERY).join(', ')}`);
  const reading = Reading.parse({
    locale: wanted.get('locale') ?? 'nl',
    textScale: number('scale') ?? 1,
    highContrast: wanted.get('contrast') === 'high',
  });
  return galleryView({
    screen,
    reading,
    leavingInSeconds: number('leaving'),
    presencePaneHeight: number('pane') ?? 0,
  });
}

declare global {
  interface Window {
    /** What is drawn, so that a test can say what comes next. */
    galleryView?: CitizenView;
  }
}

/** Reading aids work as they do at the counter; every other intent is only written down. */
function Gallery() {
  const [view, setView] = useState(wantedView);
  // A test says what main would send next.
  useEffect(() => {
    const onNext = (event: Event) => {
      if (event instanceof CustomEvent) setView((last) => CitizenView.parse({ ...last, ...event.detail }));
    };
    window.addEventListener('gallery', onNext);
    return () => window.removeEventListener('gallery', onNext);
  }, []);
  window.galleryView = view;
  const act = (intent: CitizenIntent) => {
    document.documentElement.dataset.lastIntent = JSON.stringify(intent);
    if (intent.intent === 'read') setView({ ...view, reading: intent.reading });
  };
  return <CitizenPage view={view} act={act} />;
}

preparePage('counter');
const place = document.getElementById('page');
if (!place) throw new Error('gallery.html has no #page');
createRoot(place).render(<Gallery />);
