/** What does not work without a thing; `npm start` alone makes the doctor end with 1. */
export type NeededFor =
  | 'npm start'
  | 'npm test'
  | 'real card readers'
  | 'a signature pad'
  | 'a USB ticket printer'
  | 'a serial ticket printer'
  | 'an appliance';

/** One thing that was looked at. */
export type Finding = {
  readonly what: string;
  readonly good: boolean;
  readonly fact: string;
  readonly needed?: NeededFor;
  /** The exact command that brings it. */
  readonly wayOut?: string;
};
