// The record of a statement and the attest as PDF. Node only: it reads fonts from the disk.
export { renderAttest } from './record/attest.ts';
export { localDateAndTime } from './record/clock.ts';
export type { Annex, AttestFacts, Declarant, RecordFacts } from './record/facts.ts';
export { renderStatement } from './record/statement.ts';
