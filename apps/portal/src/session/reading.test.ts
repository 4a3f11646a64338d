import { addressIn, languageAsked } from './reading.ts';
import { pageAt } from './route.ts';

test('the address decides the language, then the browser, then Dutch', () => {
  expect(languageAsked('https://x.be/portal/?taal=de', ['fr-BE'])).toBe('de');
  expect(languageAsked('https://x.be/portal/?taal=xx', ['pt', 'fr-BE'])).toBe('fr');
  expect(languageAsked('https://x.be/portal/', ['pt'])).toBe('nl');
  expect(addressIn('https://x.be/portal/a/b?zone=c', 'en')).toBe('https://x.be/portal/a/b?zone=c&taal=en');
});

test.each([
  ['/portal/', { page: 'home' }],
  ['/portal', { page: 'home' }],
  ['/portal/afspraak', { page: 'appointment' }],
  ['/portal/bericht', { page: 'report' }],
  ['/portal/vraag', { page: 'question' }],
  ['/portal/a/carma-AAAA', { page: 'held', secret: 'carma-AAAA' }],
  ['/portal/m/carma-AAAA', { page: 'followed', secret: 'carma-AAAA' }],
  ['/portal/i/carma-AAAA', { page: 'invitation', secret: 'carma-AAAA' }],
  ['/portal/elders/x', { page: 'home' }],
])('%s', (path, page) => {
  expect(pageAt(path)).toEqual(page);
});
