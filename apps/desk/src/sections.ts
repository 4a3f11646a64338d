import type { StaffRole } from '@loket/contract';

/** The parts of the staff app. Their name is the address behind the `#`. */
export const SECTIONS = ['desk', 'board', 'appointments', 'reports'] as const;
export type Section = (typeof SECTIONS)[number];

/** Who may see which part; central decides again at every request. */
const openTo: Record<Section, readonly StaffRole[]> = {
  desk: ['inspector', 'chief_inspector'],
  board: ['chief_inspector'],
  appointments: ['inspector', 'chief_inspector', 'neighbourhood_inspector', 'call_taker'],
  reports: ['inspector', 'chief_inspector', 'neighbourhood_inspector', 'call_taker'],
};

/** Roles whose work is on the console's own page. */
const consoleRoles: readonly StaffRole[] = ['technician', 'chief_inspector', 'mobile_operator', 'analyst'];

/** Roles whose page listens to the queue: only these may open the desk's socket. */
const liveRoles: readonly StaffRole[] = ['inspector', 'chief_inspector'];

const any = (roles: readonly StaffRole[], of: readonly StaffRole[]) =>
  roles.some((role) => of.includes(role));

export const sectionsFor = (roles: readonly StaffRole[]): Section[] =>
  SECTIONS.filter((section) => any(roles, openTo[section]));
export const mayOpenConsole = (roles: readonly StaffRole[]): boolean => any(roles, consoleRoles);
export const mayListen = (roles: readonly StaffRole[]): boolean => any(roles, liveRoles);

/** What a person lands on: what the address asks for where that is theirs, else the first of their own. */
export function landing(hash: string, roles: readonly StaffRole[]): Section | null {
  const own = sectionsFor(roles);
  const asked = own.find((section) => `#${section}` === hash);
  return asked ?? own[0] ?? null;
}
