/** The timers that a call needs; tests bring their own. */
export type CallClock = {
  after(delayMs: number, run: () => void): () => void;
};

export const browserClock: CallClock = {
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
