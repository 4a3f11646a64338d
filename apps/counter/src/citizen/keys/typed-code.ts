/** A technician's code, `7K3F-9QXD-2M8P`: twelve letters and digits in groups of four, as the console shows it. */
export const CODE_LETTERS = 12;

/** The groups and the dashes between them. */
export const LONGEST_TYPED_CODE = CODE_LETTERS + 2;

export const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

export const lettersOf = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, CODE_LETTERS);
