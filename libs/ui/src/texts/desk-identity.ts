import { area } from './area.ts';

/** The right of the desk: who the citizen is, as far as the card said and central proved. */
export const deskIdentityTexts = area({
  identity: { nl: 'Identiteit', fr: 'Identité', de: 'Identität', en: 'Identity' },
  noIdentityIdle: {
    nl: 'Tijdens een gesprek staat hier wie de burger is, met wat ervan is nagekeken.',
    fr: 'Pendant un entretien, l’identité du citoyen et ses vérifications s’affichent ici.',
    de: 'Während eines Gesprächs steht hier, wer der Bürger ist und was geprüft wurde.',
    en: 'During a call this shows who the citizen is, and what was checked.',
  },
  noIdentityYet: {
    nl: 'Nog geen kaart gelezen. Vraag de burger om de identiteitskaart in de lezer te steken.',
    fr: 'Aucune carte lue. Demandez au citoyen d’insérer sa carte d’identité.',
    de: 'Noch keine Karte gelesen. Bitten Sie den Bürger, den Ausweis einzustecken.',
    en: 'No card read yet. Ask the citizen to put the identity card in the reader.',
  },
  beingRead: {
    nl: 'Wordt gelezen. Nog geen vaststaande identiteit.',
    fr: 'Lecture en cours. L’identité n’est pas encore établie.',
    de: 'Wird gelesen. Noch keine feststehende Identität.',
    en: 'Being read. Not an established identity yet.',
  },
  notReadYet: { nl: 'nog niet gelezen', fr: 'pas encore lu', de: 'noch nicht gelesen', en: 'not read yet' },
  photo: {
    nl: 'Foto op de kaart',
    fr: 'Photo de la carte',
    de: 'Foto auf der Karte',
    en: 'Photo on the card',
  },
  nationalNumber: {
    nl: 'Rijksregisternummer',
    fr: 'Numéro de registre national',
    de: 'Nationalregisternummer',
    en: 'National number',
  },
  born: { nl: 'Geboren', fr: 'Né(e)', de: 'Geboren', en: 'Born' },
  address: { nl: 'Adres', fr: 'Adresse', de: 'Adresse', en: 'Address' },
  nationality: { nl: 'Nationaliteit', fr: 'Nationalité', de: 'Staatsangehörigkeit', en: 'Nationality' },
  card: { nl: 'Kaart', fr: 'Carte', de: 'Karte', en: 'Card' },
  validUntil: {
    nl: (date: string) => `geldig tot ${date}`,
    fr: (date: string) => `valable jusqu’au ${date}`,
    de: (date: string) => `gültig bis ${date}`,
    en: (date: string) => `valid until ${date}`,
  },
  male: { nl: 'man', fr: 'homme', de: 'männlich', en: 'male' },
  female: { nl: 'vrouw', fr: 'femme', de: 'weiblich', en: 'female' },
  unknownSex: {
    nl: 'geslacht niet vermeld',
    fr: 'sexe non mentionné',
    de: 'Geschlecht nicht angegeben',
    en: 'sex not stated',
  },
  checks: { nl: 'Nagekeken', fr: 'Vérifications', de: 'Geprüft', en: 'Checks' },
  allVerified: {
    nl: 'Alles nagekeken en juist',
    fr: 'Tout est vérifié et exact',
    de: 'Alles geprüft und richtig',
    en: 'Everything checked and right',
  },
  failedTitle: {
    nl: 'Vertrouw deze identiteit niet zonder meer',
    fr: 'Ne vous fiez pas à cette identité telle quelle',
    de: 'Verlassen Sie sich nicht auf diese Identität',
    en: 'Do not rely on this identity as it stands',
  },
  failedText: {
    nl: 'Een controle klopt niet. Ga verder met gewone identificatie.',
    fr: 'Une vérification a échoué. Identifiez la personne autrement.',
    de: 'Eine Prüfung stimmt nicht. Identifizieren Sie die Person anders.',
    en: 'A check failed. Identify the person in another way.',
  },
  uncertainTitle: {
    nl: 'Niet alles kon worden nagekeken',
    fr: 'Tout n’a pas pu être vérifié',
    de: 'Nicht alles konnte geprüft werden',
    en: 'Not everything could be checked',
  },
  uncertainText: {
    nl: 'Hieronder staat wat ontbreekt. Beslis zelf of dit volstaat.',
    fr: 'Ce qui manque figure ci-dessous. À vous de juger si cela suffit.',
    de: 'Unten steht, was fehlt. Entscheiden Sie, ob es genügt.',
    en: 'What is missing stands below. Decide whether this is enough.',
  },
  testCard: {
    nl: 'Testkaart: geen echte persoon',
    fr: 'Carte de test : personne fictive',
    de: 'Testkarte: keine echte Person',
    en: 'Test card: not a real person',
  },
  cardFailedTitle: {
    nl: 'De kaart is niet gelezen',
    fr: 'La carte n’a pas été lue',
    de: 'Die Karte wurde nicht gelesen',
    en: 'The card was not read',
  },
});
