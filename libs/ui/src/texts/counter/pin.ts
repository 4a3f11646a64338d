import { area, plural } from '../area.ts';

/** The page on which a citizen types the PIN to sign. */
export const pinTexts = area({
  question: {
    nl: 'Onderteken met uw pincode',
    fr: 'Signez avec votre code PIN',
    de: 'Unterschreiben Sie mit Ihrer PIN',
    en: 'Sign with your PIN',
  },
  statementOf: {
    nl: (name: string) => `Verklaring van ${name}`,
    fr: (name: string) => `Déclaration de ${name}`,
    de: (name: string) => `Aussage von ${name}`,
    en: (name: string) => `Statement of ${name}`,
  },
  pages: {
    nl: (count: number) =>
      `${plural('nl', count, '1 pagina', `${count} pagina’s`)}, door u gelezen en goedgekeurd.`,
    fr: (count: number) =>
      plural(
        'fr',
        count,
        `${count} page, lue et approuvée par vous.`,
        `${count} pages, lues et approuvées par vous.`,
      ),
    de: (count: number) =>
      `${plural('de', count, '1 Seite', `${count} Seiten`)}, von Ihnen gelesen und bestätigt.`,
    en: (count: number) => `${plural('en', count, '1 page', `${count} pages`)}, read and approved by you.`,
  },
  pinOfCard: {
    nl: 'Pincode van uw identiteitskaart',
    fr: 'Code PIN de votre carte d’identité',
    de: 'PIN Ihres Personalausweises',
    en: 'PIN of your identity card',
  },
  triesLeft: {
    nl: (count: number) => `U kunt nog ${count} keer proberen.`,
    fr: (count: number) => `Il vous reste ${count} ${plural('fr', count, 'essai', 'essais')}.`,
    de: (count: number) => `Sie haben noch ${count} ${plural('de', count, 'Versuch', 'Versuche')}.`,
    en: (count: number) => `You can try ${count} more ${plural('en', count, 'time', 'times')}.`,
  },
  lastTry: {
    nl: 'Daarna is uw pincode geblokkeerd.',
    fr: 'Ensuite, votre code PIN est bloqué.',
    de: 'Danach ist Ihre PIN gesperrt.',
    en: 'After that your PIN is blocked.',
  },
  wrong: {
    nl: 'Deze pincode is niet juist.',
    fr: 'Ce code PIN n’est pas correct.',
    de: 'Diese PIN stimmt nicht.',
    en: 'That PIN is not right.',
  },
  length: {
    nl: 'Typ vier cijfers of meer.',
    fr: 'Tapez quatre chiffres ou plus.',
    de: 'Tippen Sie vier Ziffern oder mehr.',
    en: 'Type four digits or more.',
  },
  typed: {
    nl: (count: number) => plural('nl', count, '1 cijfer getypt', `${count} cijfers getypt`),
    fr: (count: number) => `${count} ${plural('fr', count, 'chiffre tapé', 'chiffres tapés')}`,
    de: (count: number) => plural('de', count, '1 Ziffer getippt', `${count} Ziffern getippt`),
    en: (count: number) => plural('en', count, '1 digit typed', `${count} digits typed`),
  },
  keys: { nl: 'Cijfers', fr: 'Chiffres', de: 'Ziffern', en: 'Digits' },
  erase: { nl: 'Wis', fr: 'Effacer', de: 'Löschen', en: 'Erase' },
  sign: { nl: 'Teken', fr: 'Signer', de: 'Signieren', en: 'Sign' },
  nobodySees: {
    nl: 'De inspecteur ziet uw pincode niet. Wij bewaren ze niet.',
    fr: 'L’inspecteur ne voit pas votre code PIN. Nous ne le gardons pas.',
    de: 'Die Polizei sieht Ihre PIN nicht. Wir speichern sie nicht.',
    en: 'The inspector does not see your PIN. We do not keep it.',
  },
  onReader: {
    nl: 'Typ uw pincode op de kaartlezer',
    fr: 'Tapez votre code PIN sur le lecteur de carte',
    de: 'Tippen Sie Ihre PIN am Kartenleser',
    en: 'Type your PIN on the card reader',
  },
  onReaderThen: {
    nl: 'Druk daarna op OK op de kaartlezer.',
    fr: 'Appuyez ensuite sur OK sur le lecteur.',
    de: 'Drücken Sie danach OK am Kartenleser.',
    en: 'Then press OK on the card reader.',
  },
  staysInReader: {
    nl: 'Uw pincode blijft in de kaartlezer. Dit scherm krijgt ze niet.',
    fr: 'Votre code PIN reste dans le lecteur. Cet écran ne le reçoit pas.',
    de: 'Ihre PIN bleibt im Kartenleser. Dieser Bildschirm erhält sie nicht.',
    en: 'Your PIN stays in the card reader. This screen does not get it.',
  },
  otherwise: {
    nl: 'Iets anders kiezen',
    fr: 'Choisir autre chose',
    de: 'Etwas anderes wählen',
    en: 'Choose something else',
  },
  readAgain: { nl: 'Lees nog eens', fr: 'Relire', de: 'Noch einmal lesen', en: 'Read again' },
  pen: { nl: 'Liever met pen', fr: 'Plutôt au stylo', de: 'Lieber mit Stift', en: 'Rather with the pen' },
  refuse: { nl: 'Ik teken niet', fr: 'Je ne signe pas', de: 'Ich unterschreibe nicht', en: 'I do not sign' },
  working: {
    nl: 'Uw kaart ondertekent',
    fr: 'Votre carte signe',
    de: 'Ihre Karte unterschreibt',
    en: 'Your card is signing',
  },
  leaveCard: {
    nl: 'Laat uw kaart nog even zitten.',
    fr: 'Laissez votre carte encore un instant.',
    de: 'Lassen Sie Ihre Karte noch kurz stecken.',
    en: 'Please leave your card in a little longer.',
  },
  done: { nl: 'Ondertekend', fr: 'Signé', de: 'Unterschrieben', en: 'Signed' },
  blocked: {
    nl: 'Uw pincode is geblokkeerd. Uw verklaring is bewaard.',
    fr: 'Votre code PIN est bloqué. Votre déclaration est conservée.',
    de: 'Ihre PIN ist gesperrt. Ihre Aussage ist gespeichert.',
    en: 'Your PIN is blocked. Your statement is saved.',
  },
  pulled: {
    nl: 'Uw kaart zit niet meer in de lezer. Er is niets ondertekend.',
    fr: 'Votre carte n’est plus dans le lecteur. Rien n’est signé.',
    de: 'Ihre Karte steckt nicht mehr im Leser. Es ist nichts unterschrieben.',
    en: 'Your card is no longer in the reader. Nothing has been signed.',
  },
  ended: { nl: 'Een ogenblik', fr: 'Un instant', de: 'Einen Moment', en: 'One moment' },
});
