/** Every text of the counter's screens, by the part of the journey in which it is read. */
export * from './counter/endings.ts';
export * from './counter/frame.ts';
export * from './counter/issuing.ts';
export * from './counter/visit.ts';
