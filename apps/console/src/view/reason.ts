/** Central wants at least five letters: less says nothing to whoever reads the log. */
export const isReason = (typed: string): boolean => typed.trim().length >= 5;
