/** Every text of the counter's screens, by the part of the journey in which it is read. */
export * from './counter/arrival.ts';
export * from './counter/endings.ts';
export * from './counter/frame.ts';
export * from './counter/installation.ts';
export * from './counter/issuing.ts';
export * from './counter/pad.ts';
export * from './counter/papers.ts';
export * from './counter/remedies.ts';
export * from './counter/service.ts';
export * from './counter/signing.ts';
export * from './counter/statement.ts';
export * from './counter/visit.ts';
