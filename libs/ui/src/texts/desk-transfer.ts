import type { ReferredTo } from '@loket/contract';
import { area, type Phrase, plural } from './area.ts';

/** Ways in which a citizen goes on elsewhere: with a colleague, later, at another place. */
export const deskTransferTexts = area({
  transfer: { nl: 'Doorgeven', fr: 'Transmettre', de: 'Übergeben', en: 'Pass on' },
  title: {
    nl: 'Aan wie geeft u dit gesprek door?',
    fr: 'À qui transmettez-vous cet entretien ?',
    de: 'An wen übergeben Sie dieses Gespräch?',
    en: 'Who do you pass this call on to?',
  },
  text: {
    nl: 'Het ticket staat weer vooraan. Wat geschreven is, gaat mee: de burger vertelt niets opnieuw.',
    fr: 'Le ticket repasse en tête de file. Ce qui est écrit suit : le citoyen ne répète rien.',
    de: 'Das Ticket steht wieder vorn. Was geschrieben ist, geht mit: Der Bürger erzählt nichts noch einmal.',
    en: 'The ticket is first again. What was written goes along: the citizen tells nothing twice.',
  },
  to: { nl: 'Naar', fr: 'Vers', de: 'An', en: 'To' },
  anybody: {
    nl: 'Wie eerst vrij is',
    fr: 'Le premier qui est libre',
    de: 'Wer zuerst frei ist',
    en: 'Whoever is free first',
  },
  speaking: {
    nl: (language: string) => `Wie ${language} spreekt`,
    fr: (language: string) => `Qui parle la langue : ${language}`,
    de: (language: string) => `Wer diese Sprache spricht: ${language}`,
    en: (language: string) => `Whoever speaks ${language}`,
  },
  referTitle: {
    nl: 'Waarheen verwijst u door?',
    fr: 'Vers où orientez-vous ?',
    de: 'Wohin verweisen Sie weiter?',
    en: 'Where do you send them on to?',
  },
  refer: { nl: 'Doorverwijzen', fr: 'Orienter ailleurs', de: 'Weiterverweisen', en: 'Send on' },
  back: { nl: 'Terug', fr: 'Retour', de: 'Zurück', en: 'Back' },
  keepsUntil: {
    nl: (time: string) => `Het nummer blijft geldig tot ${time}.`,
    fr: (time: string) => `Le numéro reste valable jusqu’à ${time}.`,
    de: (time: string) => `Die Nummer gilt bis ${time}.`,
    en: (time: string) => `The number stays valid until ${time}.`,
  },
  recallsLeft: {
    nl: (count: number) => `nog ${count} keer`,
    fr: (count: number) => `encore ${count} fois`,
    de: (count: number) => `noch ${count}-mal`,
    en: (count: number) => `${count} more ${plural('en', count, 'time', 'times')}`,
  },
  recallsDone: {
    nl: 'Vaker roepen kan niet. Komt niemand, kies dan ‘Niet gekomen’; wie later komt, kan nog één keer aansluiten.',
    fr: 'Plus de rappel possible. Si personne ne vient, choisissez « Pas venu » ; qui arrive plus tard peut encore revenir une fois.',
    de: 'Öfter rufen geht nicht. Kommt niemand, wählen Sie „Nicht gekommen“; wer später kommt, darf noch einmal zurück.',
    en: 'No more calls are possible. If nobody comes, choose ‘Did not come’; whoever comes later can still return once.',
  },
  parked: { nl: 'Even weg', fr: 'Absents un moment', de: 'Kurz weg', en: 'Away for a while' },
  validUntil: {
    nl: (time: string) => `geldig tot ${time}`,
    fr: (time: string) => `valable jusqu’à ${time}`,
    de: (time: string) => `gültig bis ${time}`,
    en: (time: string) => `valid until ${time}`,
  },
  resume: { nl: 'Is terug', fr: 'De retour', de: 'Ist zurück', en: 'Is back' },
  transferredText: {
    nl: 'Het ticket staat weer vooraan, met alles wat geschreven is. De identiteit is hier gewist.',
    fr: 'Le ticket est de nouveau en tête, avec tout ce qui est écrit. L’identité est effacée ici.',
    de: 'Das Ticket steht wieder vorn, mit allem, was geschrieben ist. Die Identität ist hier gelöscht.',
    en: 'The ticket is first again, with everything that was written. The identity is erased here.',
  },
  returnsText: {
    nl: 'Het nummer blijft bewaard. De identiteit is hier gewist.',
    fr: 'Le numéro est conservé. L’identité est effacée ici.',
    de: 'Die Nummer bleibt erhalten. Die Identität ist hier gelöscht.',
    en: 'The number is kept. The identity is erased here.',
  },
});

/** Where somebody is sent on to. */
export const referredToWords = area({
  '101': {
    nl: '101, dringende politie',
    fr: '101, police urgente',
    de: '101, Polizeinotruf',
    en: '101, urgent police',
  },
  police_on_web: {
    nl: 'Police-on-web, online aangifte',
    fr: 'Police-on-web, déclaration en ligne',
    de: 'Police-on-web, Online-Anzeige',
    en: 'Police-on-web, online report',
  },
  town_hall: {
    nl: 'Het gemeentehuis',
    fr: 'La maison communale',
    de: 'Das Gemeindehaus',
    en: 'The town hall',
  },
  appointment: { nl: 'Een afspraak', fr: 'Un rendez-vous', de: 'Ein Termin', en: 'An appointment' },
  other_site: {
    nl: 'Een andere locatie',
    fr: 'Un autre site',
    de: 'Ein anderer Standort',
    en: 'Another site',
  },
} satisfies Record<ReferredTo, Phrase>);
