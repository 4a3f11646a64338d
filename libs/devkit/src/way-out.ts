/**
 * A failure that the person at the keyboard can do something about: what happened and the way out, in sentences.
 * The command line prints both and no stack.
 */
export class WayOut extends Error {
  readonly wayOut: string;
  constructor(whatHappened: string, wayOut: string) {
    super(whatHappened);
    this.name = 'WayOut';
    this.wayOut = wayOut;
  }
}
