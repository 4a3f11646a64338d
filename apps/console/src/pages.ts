import type { StaffRole } from '@loket/contract';

/** The pages of the console; a page's name is the address behind the `#`. */
export const PAGES = ['places', 'counters', 'mobile', 'visitors', 'figures', 'audit'] as const;
export type Page = (typeof PAGES)[number];

/** Who finds which page in the header; central decides again at every request. */
const openTo: Record<Page, readonly StaffRole[]> = {
  places: ['technician', 'chief_inspector'],
  counters: ['technician', 'chief_inspector'],
  mobile: ['mobile_operator'],
  visitors: ['chief_inspector', 'call_taker'],
  figures: ['chief_inspector', 'analyst'],
  audit: ['chief_inspector', 'analyst'],
};

export const pagesFor = (roles: readonly StaffRole[]): Page[] =>
  PAGES.filter((page) => openTo[page].some((role) => roles.includes(role)));

/** `#places/new` is the page `places` and there `new`. */
export type Route = { readonly page: Page; readonly detail: string | null };

/** Where an address leads for these roles: to their first page when it is not theirs. */
export function routeOf(hash: string, roles: readonly StaffRole[]): Route | null {
  const [name = '', detail = null] = hash.replace(/^#/, '').split('/');
  const own = pagesFor(roles);
  const page = own.find((one) => one === name);
  if (page) return { page, detail };
  const first = own[0];
  return first ? { page: first, detail: null } : null;
}
