import '@loket/ui/base.css';
import './view/screen.css';
import { preparePage, setPageReading } from '@loket/ui';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App, languageAsked } from './app.tsx';
import { readingAsked } from './view/reading.ts';

// Compiling schemas would need eval, which the content security policy refuses.
config({ jitless: true });
preparePage('infoscreen');
const address = new URLSearchParams(location.search);
setPageReading({ locale: languageAsked(address), ...readingAsked(address) });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App address={address} />);
