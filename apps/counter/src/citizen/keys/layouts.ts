import type { Locale } from '@loket/contract';

const rows = (...lines: string[]) => lines.map((line) => [...line]);

/** Where people look for a letter: as on the keyboards of their language. Accents of the names that live here first. */
export const NAME_KEYS = {
  nl: rows('éèëêïçáóöü', 'azertyuiop', 'qsdfghjklm', 'wxcvbn’-.'),
  fr: rows('éèëêïçáóöü', 'azertyuiop', 'qsdfghjklm', 'wxcvbn’-.'),
  de: rows('éèëïçáóäöü', 'qwertzuiop', 'asdfghjklß', 'yxcvbnm’-.'),
  en: rows('éèëêïçáóöü', 'qwertyuiop', 'asdfghjkl’', 'zxcvbnm-.'),
} as const satisfies Record<Locale, readonly (readonly string[])[]>;

/** Letters and digits that nobody confuses: those of an appointment's code, in their own order. */
export const APPOINTMENT_KEYS = rows('ABCDEFGHJ', 'KMNPQRSTU', 'VWXYZ', '23456789');

/** Those of an enrolment's code. */
export const ENROLMENT_KEYS = rows('0123456789', 'ABCDEFGHJK', 'MNPQRSTVWX', 'YZ');

export const ADDRESS_KEYS = rows('1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn.-', ':/');
