import { PublicSite } from '@loket/contract';
import { readSites, siteAsked } from './site-choice.ts';

const site = PublicSite.parse({
  id: '0000000a-0000-4000-8000-000000000100',
  municipality: 'Eikenrode',
  name: 'Stadhuis Eikenrode',
  code: 'E',
});

it('finds a site by its id or its code, however it was typed', () => {
  expect(siteAsked([site], site.id)).toBe(site);
  expect(siteAsked([site], site.id.toUpperCase())).toBe(site);
  expect(siteAsked([site], ' e ')).toBe(site);
});

it('finds nothing where nothing was asked or nothing is known', () => {
  expect(siteAsked([site], null)).toBeUndefined();
  expect(siteAsked([site], '')).toBeUndefined();
  expect(siteAsked([site], 'X')).toBeUndefined();
});

it('reads names of places, and gives nothing when central is away or answers nonsense', async () => {
  const answering = (body: string) => (async () => new Response(body)) as typeof fetch;
  expect(await readSites(answering(JSON.stringify([site])))).toEqual([site]);
  expect(await readSites(answering('{"code":"unavailable"}'))).toBeNull();
  expect(await readSites((() => Promise.reject(new TypeError('offline'))) as typeof fetch)).toBeNull();
});
