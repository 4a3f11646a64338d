import type { DocumentInfo, ManualIdentification } from '@loket/contract';
import { area, type Phrase, plural } from './area.ts';

/** Files in both directions, and identification without a card. */
export const deskDocumentTexts = area({
  phoneOpen: {
    nl: 'Foto’s vanaf de gsm vragen',
    fr: 'Demander des photos du GSM',
    de: 'Fotos vom Handy erbitten',
    en: 'Ask for photos from the phone',
  },
  phoneTitle: {
    nl: (time: string) => `De QR-code staat op het loket, tot ${time}`,
    fr: (time: string) => `Le code QR est au guichet, jusqu’à ${time}`,
    de: (time: string) => `Der QR-Code steht am Schalter, bis ${time}`,
    en: (time: string) => `The QR code is on the counter, until ${time}`,
  },
  phoneText: {
    nl: 'De burger scant hem met de gsm. Wat aankomt, verschijnt hieronder.',
    fr: 'Le citoyen le scanne avec son GSM. Ce qui arrive apparaît ci-dessous.',
    de: 'Der Bürger scannt ihn mit dem Handy. Was ankommt, erscheint unten.',
    en: 'The citizen scans it with the phone. What arrives appears below.',
  },
  still: {
    nl: 'Foto met de documentcamera',
    fr: 'Photo avec la caméra de documents',
    de: 'Foto mit der Dokumentenkamera',
    en: 'Photo with the document camera',
  },
  stillComing: {
    nl: 'De foto wordt genomen',
    fr: 'La photo est en cours',
    de: 'Das Foto wird gemacht',
    en: 'The photo is being taken',
  },
  stillMissing: {
    nl: 'De foto is niet gekomen. Kijk of de documentcamera van dit loket klaar is, en probeer opnieuw.',
    fr: 'La photo n’est pas arrivée. Vérifiez la caméra de documents du guichet, puis réessayez.',
    de: 'Das Foto kam nicht. Prüfen Sie die Dokumentenkamera am Schalter und versuchen Sie es erneut.',
    en: 'The photo did not come. See whether this counter’s document camera is ready, and try again.',
  },
  addPdf: { nl: 'PDF toevoegen', fr: 'Ajouter un PDF', de: 'PDF hinzufügen', en: 'Add a PDF' },
  notAPdf: {
    nl: 'Alleen een PDF tot 15 MB kan worden toegevoegd.',
    fr: 'Seul un PDF de 15 Mo maximum peut être ajouté.',
    de: 'Nur ein PDF bis 15 MB kann hinzugefügt werden.',
    en: 'Only a PDF of at most 15 MB can be added.',
  },
  none: {
    nl: 'Nog geen documenten in dit gesprek.',
    fr: 'Pas encore de pièces dans cet entretien.',
    de: 'Noch keine Dokumente in diesem Gespräch.',
    en: 'No documents in this consultation yet.',
  },
  annex: {
    nl: 'Bijlage bij de verklaring',
    fr: 'Annexe à la déclaration',
    de: 'Anlage zur Aussage',
    en: 'Annex to the statement',
  },
  annexesFixed: {
    nl: 'De bijlagen liggen vast zolang de verklaring voorligt.',
    fr: 'Les annexes sont fixées tant que la déclaration est présentée.',
    de: 'Die Anlagen stehen fest, solange die Aussage vorliegt.',
    en: 'The annexes are fixed while the statement is presented.',
  },
  look: { nl: 'Bekijken', fr: 'Regarder', de: 'Ansehen', en: 'Look' },
  show: {
    nl: 'Tonen op het loket',
    fr: 'Montrer au guichet',
    de: 'Am Schalter zeigen',
    en: 'Show on the counter',
  },
  stopShowing: { nl: 'Niet meer tonen', fr: 'Ne plus montrer', de: 'Nicht mehr zeigen', en: 'Stop showing' },
  shownNow: {
    nl: 'De burger ziet dit nu',
    fr: 'Le citoyen le voit maintenant',
    de: 'Der Bürger sieht das jetzt',
    en: 'The citizen sees this now',
  },
  previousPage: {
    nl: 'Vorige pagina',
    fr: 'Page précédente',
    de: 'Vorige Seite',
    en: 'Previous page',
  },
  nextPage: { nl: 'Volgende pagina', fr: 'Page suivante', de: 'Nächste Seite', en: 'Next page' },
  page: { nl: 'pagina', fr: 'page', de: 'Seite', en: 'page no.' },
  of: { nl: 'van', fr: 'sur', de: 'von', en: 'of' },
  pageCount: {
    nl: (count: number) => `${count} ${plural('nl', count, 'pagina', 'pagina’s')}`,
    fr: (count: number) => `${count} ${plural('fr', count, 'page', 'pages')} au total`,
    de: (count: number) => `${count} ${plural('de', count, 'Seite', 'Seiten')}`,
    en: (count: number) => `${count} ${plural('en', count, 'page', 'pages')}`,
  },
  loading: { nl: 'Wordt opgehaald', fr: 'Chargement', de: 'Wird geholt', en: 'Being fetched' },
  notDrawn: {
    nl: 'Dit bestand kan niet worden getoond.',
    fr: 'Ce fichier ne peut pas être affiché.',
    de: 'Diese Datei kann nicht angezeigt werden.',
    en: 'This file cannot be shown.',
  },
  choose: { nl: 'Kies', fr: 'Choisissez', de: 'Wählen Sie', en: 'Choose' },
  close: { nl: 'Sluiten', fr: 'Fermer', de: 'Schließen', en: 'Close' },
});

export const documentSourceWords = area({
  phone: { nl: 'van de gsm', fr: 'du GSM', de: 'vom Handy', en: 'from the phone' },
  document_camera: {
    nl: 'documentcamera',
    fr: 'caméra de documents',
    de: 'Dokumentenkamera',
    en: 'document camera',
  },
  inspector: { nl: 'van u', fr: 'de vous', de: 'von Ihnen', en: 'from you' },
} satisfies Record<DocumentInfo['source'], Phrase>);

export const deskManualTexts = area({
  open: {
    nl: 'Zonder kaart identificeren',
    fr: 'Identifier sans carte',
    de: 'Ohne Karte identifizieren',
    en: 'Identify without a card',
  },
  title: {
    nl: 'Identificeren zonder kaart',
    fr: 'Identification sans carte',
    de: 'Identifizierung ohne Karte',
    en: 'Identification without a card',
  },
  text: {
    nl: 'Wat u hier invult, is door niemand nagekeken. Dat blijft overal vermeld, ook op de verklaring.',
    fr: 'Ce que vous remplissez ici n’est vérifié par personne. Cela reste mentionné partout, aussi sur la déclaration.',
    de: 'Was Sie hier eintragen, hat niemand geprüft. Das bleibt überall vermerkt, auch auf der Aussage.',
    en: 'What you fill in here was checked by nobody. That stays marked everywhere, on the statement too.',
  },
  notVerified: {
    nl: 'Met de hand ingevuld. Niet geverifieerd.',
    fr: 'Rempli à la main. Non vérifié.',
    de: 'Von Hand eingetragen. Nicht verifiziert.',
    en: 'Filled in by hand. Not verified.',
  },
  surname: { nl: 'Naam', fr: 'Nom', de: 'Nachname', en: 'Surname' },
  givenNames: { nl: 'Voornamen', fr: 'Prénoms', de: 'Vornamen', en: 'Given names' },
  birthDate: { nl: 'Geboortedatum', fr: 'Date de naissance', de: 'Geburtsdatum', en: 'Date of birth' },
  birthPlace: { nl: 'Geboorteplaats', fr: 'Lieu de naissance', de: 'Geburtsort', en: 'Place of birth' },
  numberHint: {
    nl: 'Elf cijfers. Leeg als de burger er geen heeft.',
    fr: 'Onze chiffres. Vide si le citoyen n’en a pas.',
    de: 'Elf Ziffern. Leer, wenn der Bürger keine hat.',
    en: 'Eleven digits. Empty when the citizen has none.',
  },
  numberWrong: {
    nl: 'De controlecijfers kloppen niet. Kijk het nummer na.',
    fr: 'Les chiffres de contrôle sont faux. Vérifiez le numéro.',
    de: 'Die Prüfziffern stimmen nicht. Prüfen Sie die Nummer.',
    en: 'The check digits are not right. Look at the number again.',
  },
  paper: {
    nl: 'Welk papier toont de burger?',
    fr: 'Quel document montre-t-il ?',
    de: 'Welches Papier zeigt der Bürger?',
    en: 'Which paper does the citizen show?',
  },
  paperNumber: {
    nl: 'Nummer van het papier',
    fr: 'Numéro du document',
    de: 'Nummer des Papiers',
    en: 'Number of the paper',
  },
  reason: {
    nl: 'Waarom zonder kaart?',
    fr: 'Pourquoi sans carte ?',
    de: 'Warum ohne Karte?',
    en: 'Why without a card?',
  },
  explanation: { nl: 'Toelichting', fr: 'Explication', de: 'Erläuterung', en: 'Explanation' },
  paperStill: {
    nl: 'Foto van het papier',
    fr: 'Photo du document',
    de: 'Foto des Papiers',
    en: 'Photo of the paper',
  },
  noStill: { nl: 'geen foto', fr: 'pas de photo', de: 'kein Foto', en: 'no photo' },
  required: { nl: 'Vul dit in.', fr: 'À remplir.', de: 'Bitte ausfüllen.', en: 'Fill this in.' },
  save: { nl: 'Zo vastleggen', fr: 'Enregistrer ainsi', de: 'So festhalten', en: 'Record it so' },
});

export const manualPaperWords = area({
  passport: { nl: 'Paspoort', fr: 'Passeport', de: 'Reisepass', en: 'Passport' },
  driving_licence: { nl: 'Rijbewijs', fr: 'Permis de conduire', de: 'Führerschein', en: 'Driving licence' },
  residence_permit: {
    nl: 'Verblijfstitel',
    fr: 'Titre de séjour',
    de: 'Aufenthaltstitel',
    en: 'Residence permit',
  },
  foreign_identity_card: {
    nl: 'Buitenlandse identiteitskaart',
    fr: 'Carte d’identité étrangère',
    de: 'Ausländischer Personalausweis',
    en: 'Foreign identity card',
  },
  none: { nl: 'Geen papier', fr: 'Aucun document', de: 'Kein Papier', en: 'No paper' },
} satisfies Record<ManualIdentification['paper'], Phrase>);

export const manualReasonWords = area({
  card_forgotten: { nl: 'Kaart vergeten', fr: 'Carte oubliée', de: 'Karte vergessen', en: 'Card forgotten' },
  card_lost_or_stolen: {
    nl: 'Kaart verloren of gestolen',
    fr: 'Carte perdue ou volée',
    de: 'Karte verloren oder gestohlen',
    en: 'Card lost or stolen',
  },
  card_unreadable: {
    nl: 'Kaart niet leesbaar',
    fr: 'Carte illisible',
    de: 'Karte nicht lesbar',
    en: 'Card not readable',
  },
  no_belgian_card: {
    nl: 'Heeft geen Belgische kaart',
    fr: 'N’a pas de carte belge',
    de: 'Hat keine belgische Karte',
    en: 'Has no Belgian card',
  },
  other: { nl: 'Andere reden', fr: 'Autre raison', de: 'Anderer Grund', en: 'Other reason' },
} satisfies Record<ManualIdentification['reason'], Phrase>);
