import type { CardFailure, ReadingStep } from '@loket/contract';
import { area, type Phrase } from './area.ts';

/** Why a card could not be read, for the citizen: what happened and what to do, without blame. */
export const cardFailureWords = area({
  card_pulled: {
    nl: 'De kaart is eruit gehaald. Steek ze er nog eens in.',
    fr: 'La carte a été retirée. Insérez-la encore une fois.',
    de: 'Die Karte wurde entfernt. Stecken Sie sie noch einmal ein.',
    en: 'The card was taken out. Please put it in again.',
  },
  mute_card: {
    nl: 'De kaart antwoordt niet. Steek ze met de chip vooraan en naar boven.',
    fr: 'La carte ne répond pas. Insérez-la la puce en avant et vers le haut.',
    de: 'Die Karte antwortet nicht. Stecken Sie sie mit dem Chip nach vorn und nach oben ein.',
    en: 'The card does not answer. Put it in with the chip first and facing up.',
  },
  unknown_card: {
    nl: 'Wij kennen deze kaart niet. De inspecteur helpt u verder.',
    fr: 'Nous ne connaissons pas cette carte. L’inspecteur vous aide.',
    de: 'Diese Karte kennen wir nicht. Die Polizei hilft Ihnen weiter.',
    en: 'We do not know this card. The inspector will help you.',
  },
  foreign_card: {
    nl: 'Deze kaart kunnen wij hier niet lezen. De inspecteur helpt u verder.',
    fr: 'Nous ne pouvons pas lire cette carte ici. L’inspecteur vous aide.',
    de: 'Diese Karte können wir hier nicht lesen. Die Polizei hilft Ihnen weiter.',
    en: 'We cannot read this card here. The inspector will help you.',
  },
  corrupt_data: {
    nl: 'Wij konden uw kaart niet nakijken. De inspecteur helpt u verder.',
    fr: 'Nous n’avons pas pu vérifier votre carte. L’inspecteur vous aide.',
    de: 'Wir konnten Ihre Karte nicht prüfen. Die Polizei hilft Ihnen weiter.',
    en: 'We could not check your card. The inspector will help you.',
  },
  reader_gone: {
    nl: 'De kaartlezer is even weg. De inspecteur helpt u verder.',
    fr: 'Le lecteur de cartes ne répond pas. L’inspecteur vous aide.',
    de: 'Der Kartenleser ist kurz weg. Die Polizei hilft Ihnen weiter.',
    en: 'The card reader is away for a moment. The inspector will help you.',
  },
  card_error: {
    nl: 'Het lezen lukte niet. Haal de kaart eruit en steek ze er nog eens in.',
    fr: 'La lecture n’a pas abouti. Retirez la carte et insérez-la encore une fois.',
    de: 'Das Lesen hat nicht geklappt. Nehmen Sie die Karte heraus und stecken Sie sie noch einmal ein.',
    en: 'The reading did not succeed. Take the card out and put it in again.',
  },
} satisfies Record<CardFailure, Phrase>);

/** What a reading step does, while it goes on. */
export const stepWords = area({
  card_found: { nl: 'Kaart gevonden', fr: 'Carte trouvée', de: 'Karte gefunden', en: 'Card found' },
  identity: { nl: 'Naam lezen', fr: 'Lecture du nom', de: 'Name lesen', en: 'Reading the name' },
  address: { nl: 'Adres lezen', fr: 'Lecture de l’adresse', de: 'Adresse lesen', en: 'Reading the address' },
  photo: { nl: 'Foto lezen', fr: 'Lecture de la photo', de: 'Foto lesen', en: 'Reading the photo' },
  certificates: {
    nl: 'Echtheid van de kaart lezen',
    fr: 'Lecture de l’authenticité',
    de: 'Echtheit der Karte lesen',
    en: 'Reading the card’s proof',
  },
  checked: {
    nl: 'Nakijken of de kaart echt is',
    fr: 'Vérification de la carte',
    de: 'Prüfen, ob die Karte echt ist',
    en: 'Checking that the card is genuine',
  },
} satisfies Record<ReadingStep, Phrase>);

/** The same steps once they are done. */
export const stepDoneWords = area({
  card_found: { nl: 'Kaart zit erin', fr: 'Carte insérée', de: 'Karte steckt', en: 'Card is in' },
  identity: { nl: 'Naam gelezen', fr: 'Nom lu', de: 'Name gelesen', en: 'Name read' },
  address: { nl: 'Adres gelezen', fr: 'Adresse lue', de: 'Adresse gelesen', en: 'Address read' },
  photo: { nl: 'Foto gelezen', fr: 'Photo lue', de: 'Foto gelesen', en: 'Photo read' },
  certificates: {
    nl: 'Echtheidsbewijs gelezen',
    fr: 'Preuve d’authenticité lue',
    de: 'Echtheitsnachweis gelesen',
    en: 'Proof read',
  },
  checked: {
    nl: 'Nagekeken',
    fr: 'Vérification faite',
    de: 'Prüfung fertig',
    en: 'Checked',
  },
} satisfies Record<ReadingStep, Phrase>);
