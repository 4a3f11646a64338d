import '@loket/ui/base.css';
import './view/portal.css';
import { preparePage } from '@loket/ui';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app.tsx';

// Compiling schemas would need eval, which the content security policy refuses.
config({ jitless: true });
preparePage('phone');

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
