import '../base.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { preparePage, type Surface, setPageReading } from '../page.ts';
import { LocaleProvider } from '../texts/locale.tsx';
import { Everything } from './everything.tsx';

/**
 * Every component, in both themes side by side; `?surface=counter` for the counter's sizes, `?theme=high` or `normal` for
 * one theme alone.
 */
const SURFACES: readonly Surface[] = ['staff', 'counter', 'phone', 'infoscreen'];
const wanted = new URLSearchParams(location.search);
const surface = SURFACES.find((one) => one === wanted.get('surface')) ?? 'staff';
const theme = wanted.get('theme');

function Both() {
  return (
    <>
      <nav className="components-nav" aria-label="Surface">
        {SURFACES.map((one) => (
          <a key={one} href={`?surface=${one}`} {...(one === surface ? { 'aria-current': 'page' } : {})}>
            {one}
          </a>
        ))}
      </nav>
      <div className="components-both">
        <iframe title="Gewoon" src={`?surface=${surface}&theme=normal`} />
        <iframe title="Hoog contrast" src={`?surface=${surface}&theme=high`} />
      </div>
    </>
  );
}

preparePage(theme ? surface : 'staff');
setPageReading({ locale: 'nl', highContrast: theme === 'high' });
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no #page');
createRoot(place).render(
  <LocaleProvider locale="nl">
    {theme ? <Everything title={theme === 'high' ? 'Hoog contrast' : 'Gewoon'} /> : <Both />}
  </LocaleProvider>,
);
