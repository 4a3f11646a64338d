export { boundOf, brokenBounds } from './bound.ts';
export { afterMove, isOver, type TicketMove } from './lifecycle.ts';
export { FIRST_POLICY, headStartMinutes } from './policy.ts';
export { hindranceOf, placeInTime, route } from './route.ts';
