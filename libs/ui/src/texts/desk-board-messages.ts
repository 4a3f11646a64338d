import { area } from './area.ts';

/** Messages to those who wait, written on the board. */
export const boardMessageTexts = area({
  open: { nl: 'Berichten', fr: 'Messages', de: 'Nachrichten', en: 'Messages to screens' },
  title: {
    nl: 'Berichten op de schermen',
    fr: 'Messages aux écrans',
    de: 'Nachrichten auf den Bildschirmen',
    en: 'Messages on the screens',
  },
  none: {
    nl: 'Er loopt geen bericht.',
    fr: 'Aucun message en cours.',
    de: 'Es läuft keine Nachricht.',
    en: 'No message is running.',
  },
  running: {
    nl: 'Nu op de schermen',
    fr: 'Affichés maintenant',
    de: 'Jetzt zu sehen',
    en: 'On the screens now',
  },
  until: {
    nl: (time: string) => `tot ${time}`,
    fr: (time: string) => `jusqu’à ${time}`,
    de: (time: string) => `bis ${time}`,
    en: (time: string) => `until ${time}`,
  },
  endNow: { nl: 'Weghalen', fr: 'Retirer', de: 'Entfernen', en: 'Take off' },
  write: { nl: 'Nieuw bericht', fr: 'Nouveau message', de: 'Neue Nachricht', en: 'New message' },
  where: { nl: 'Waar', fr: 'Où', de: 'Wo', en: 'Where' },
  everywhere: { nl: 'Alle plaatsen', fr: 'Tous les lieux', de: 'Alle Orte', en: 'All places' },
  howLong: { nl: 'Zichtbaar tot', fr: 'Visible jusqu’à', de: 'Sichtbar bis', en: 'Shown until' },
  everyLanguage: {
    nl: 'De schermen tonen de talen om de beurt. Schrijf dezelfde zin in elke taal, zonder namen.',
    fr: 'Les écrans alternent les langues. Écrivez la même phrase dans chacune, sans nom.',
    de: 'Die Bildschirme wechseln die Sprachen. Schreiben Sie denselben Satz in jeder, ohne Namen.',
    en: 'The screens show the languages in turn. Write the same sentence in each, without names.',
  },
  fillIn: {
    nl: 'Schrijf deze zin.',
    fr: 'Écrivez cette phrase.',
    de: 'Schreiben Sie diesen Satz.',
    en: 'Write this sentence.',
  },
  chooseTime: {
    nl: 'Kies een uur.',
    fr: 'Choisissez une heure.',
    de: 'Wählen Sie eine Uhrzeit.',
    en: 'Choose a time.',
  },
  show: { nl: 'Op de schermen zetten', fr: 'Afficher', de: 'Anzeigen', en: 'Put on the screens' },
});
