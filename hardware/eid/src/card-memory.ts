/**
 * What was learnt of a card since it was put in, so that nothing is read twice and no lesson is forgotten by a fresh
 * connection. It goes with the card.
 */
export type CardMemory = {
  /** A SELECT by path was refused once: directory by directory from then on. */
  selectsStepByStep: boolean;
  /** The line failed once: careful waits from then on. */
  isTroubled: boolean;
  /** Byte 21 of the card data. */
  applet: number | undefined;
  /** What came of the file that is being read, by its path: a fresh connection goes on behind it. */
  begun: { readonly path: string; readonly content: Uint8Array } | undefined;
  /** By path; one byte 00 is a certificate that the card does not have. */
  readonly certificates: Map<string, Uint8Array>;
};

export const freshMemory = (): CardMemory => ({
  selectsStepByStep: false,
  isTroubled: false,
  applet: undefined,
  begun: undefined,
  certificates: new Map(),
});
