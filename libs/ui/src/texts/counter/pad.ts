import type { Locale, PadPage, StatementKind } from '@loket/contract';
import { area, inLocale, plural } from '../area.ts';
import { statementKindWords } from '../desk-statement.ts';
import { longDate, startSentence } from '../times.ts';

/** Signing on the pad beside the screen: on the screen, and on the pad itself. */
export const padTexts = area({
  title: {
    nl: 'Teken op het pad naast dit scherm',
    fr: 'Signez sur la tablette à côté de cet écran',
    de: 'Unterschreiben Sie auf dem Pad neben dem Bildschirm',
    en: 'Sign on the pad beside this screen',
  },
  more: {
    nl: 'Neem de pen van het pad. Wat u schrijft, ziet u ook hier. Tik daarna met de pen op Akkoord.',
    fr: 'Prenez le stylet de la tablette. Ce que vous écrivez apparaît aussi ici. Touchez ensuite D’accord avec le stylet.',
    de: 'Nehmen Sie den Stift des Pads. Was Sie schreiben, sehen Sie auch hier. Tippen Sie danach mit dem Stift auf Einverstanden.',
    en: 'Take the pad’s pen. What you write appears here too. Then tap Agree with the pen.',
  },
  mirror: {
    nl: 'Wat u op het pad schrijft',
    fr: 'Ce que vous écrivez sur la tablette',
    de: 'Was Sie auf dem Pad schreiben',
    en: 'What you write on the pad',
  },
  onScreen: {
    nl: 'Liever op dit scherm',
    fr: 'Plutôt sur cet écran',
    de: 'Lieber auf dem Bildschirm',
    en: 'On this screen instead',
  },
  choose: {
    nl: 'Met de pen op het pad',
    fr: 'Au stylet, sur la tablette',
    de: 'Mit dem Stift auf dem Pad',
    en: 'With the pen on the pad',
  },
  chooseMore: {
    nl: 'Het pad ligt naast dit scherm.',
    fr: 'La tablette se trouve à côté de cet écran.',
    de: 'Das Pad liegt neben dem Bildschirm.',
    en: 'The pad is beside this screen.',
  },
  statement: { nl: 'Verklaring', fr: 'Déclaration', de: 'Aussage', en: 'Statement' },
  pages: {
    nl: (count: number) => `U tekent voor ${plural('nl', count, '1 pagina', `${count} pagina’s`)}.`,
    fr: (count: number) => `Vous signez ${plural('fr', count, '1 page', `${count} pages`)}.`,
    de: (count: number) => `Sie unterschreiben ${plural('de', count, '1 Seite', `${count} Seiten`)}.`,
    en: (count: number) => `You are signing ${plural('en', count, '1 page', `${count} pages`)}.`,
  },
  clear: { nl: 'Wissen', fr: 'Effacer', de: 'Löschen', en: 'Clear' },
  agree: { nl: 'Akkoord', fr: 'D’accord', de: 'Einverstanden', en: 'Agree' },
  cancel: { nl: 'Annuleren', fr: 'Annuler', de: 'Abbrechen', en: 'Cancel' },
});

/** What is signed, in the citizen's language: its kind, where, when, and how long it is. Never a name or a fact of it. */
export function padPage(
  facts: { kind: StatementKind | null; siteName: string; at: Date; pageCount: number },
  locale: Locale,
): PadPage {
  const texts = inLocale(padTexts, locale);
  return {
    title: facts.kind ? inLocale(statementKindWords, locale)[facts.kind] : texts.statement,
    lines: [facts.siteName, startSentence(longDate(facts.at, locale)), texts.pages(facts.pageCount)],
    keys: { clear: texts.clear, agree: texts.agree, cancel: texts.cancel },
  };
}
