import '@loket/ui/base.css';
import './view/console.css';
import { preparePage } from '@loket/ui';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app.tsx';
import { ConsoleApi } from './session/console-api.ts';
import { RestClient } from './session/rest-client.ts';

// Compiling schemas would need eval, which the content security policy refuses.
config({ jitless: true });
preparePage('staff');

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// Without a session there is nothing to see here; the staff sign in at the desk's page.
const rest = new RestClient(() => location.assign('/desk/'));
createRoot(root).render(<App api={new ConsoleApi(rest)} />);
