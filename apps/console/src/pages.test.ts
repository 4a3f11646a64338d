import { pagesFor, routeOf } from './pages.ts';

test('each role finds its own pages', () => {
  expect(pagesFor(['technician'])).toEqual(['places', 'counters']);
  expect(pagesFor(['chief_inspector'])).toEqual(['places', 'counters', 'visitors', 'figures', 'audit']);
  expect(pagesFor(['mobile_operator'])).toEqual(['mobile']);
  expect(pagesFor(['analyst'])).toEqual(['figures', 'audit']);
  expect(pagesFor(['call_taker'])).toEqual(['visitors']);
  expect(pagesFor(['inspector'])).toEqual([]);
  expect(pagesFor(['analyst', 'technician'])).toEqual(['places', 'counters', 'figures', 'audit']);
});

test('an address of somebody else’s page leads to the first of one’s own', () => {
  expect(routeOf('#audit', ['technician'])).toEqual({ page: 'places', detail: null });
  expect(routeOf('', ['analyst'])).toEqual({ page: 'figures', detail: null });
  expect(routeOf('#audit', ['inspector'])).toBeNull();
});

test('an address inside a page', () => {
  expect(routeOf('#places/new', ['technician'])).toEqual({ page: 'places', detail: 'new' });
});
