import type { CheckReason, IdentityCheckName, Verdict } from '@loket/contract';
import { area, type Phrase } from './area.ts';

/** The checks of a card, as plain facts that a verdict is about. */
export const checkWords = area({
  identity_signature: {
    nl: 'Identiteit ondertekend door het Rijksregister',
    fr: 'Identité signée par le Registre national',
    de: 'Identität vom Nationalregister unterzeichnet',
    en: 'Identity signed by the National Register',
  },
  address_signature: {
    nl: 'Adres ondertekend en van deze persoon',
    fr: 'Adresse signée et de cette personne',
    de: 'Adresse unterzeichnet und von dieser Person',
    en: 'Address signed, and of this person',
  },
  photo: {
    nl: 'Foto hoort bij de kaart',
    fr: 'La photo correspond à la carte',
    de: 'Foto gehört zur Karte',
    en: 'Photo belongs to the card',
  },
  certificate_chain: {
    nl: 'Kaart uitgegeven door de Belgische staat',
    fr: 'Carte délivrée par l’État belge',
    de: 'Karte vom belgischen Staat ausgestellt',
    en: 'Card issued by the Belgian State',
  },
  certificate_validity: {
    nl: 'Certificaten binnen hun geldigheid',
    fr: 'Certificats en cours de validité',
    de: 'Zertifikate innerhalb ihrer Gültigkeit',
    en: 'Certificates within their dates',
  },
  card_validity: {
    nl: 'Kaart binnen haar geldigheid',
    fr: 'Carte en cours de validité',
    de: 'Karte innerhalb ihrer Gültigkeit',
    en: 'Card within its dates',
  },
  national_number: {
    nl: 'Rijksregisternummer klopt',
    fr: 'Numéro de registre national correct',
    de: 'Nationalregisternummer stimmt',
    en: 'National number is well formed',
  },
  revocation: {
    nl: 'Kaart niet als verloren of gestolen gemeld',
    fr: 'Carte non déclarée perdue ou volée',
    de: 'Karte nicht als verloren oder gestohlen gemeldet',
    en: 'Card not reported lost or stolen',
  },
  genuineness: {
    nl: 'Echte chip, geen kopie',
    fr: 'Puce authentique, pas une copie',
    de: 'Echter Chip, keine Kopie',
    en: 'Genuine chip, not a copy',
  },
} satisfies Record<IdentityCheckName, Phrase>);

/** The same checks before they have a verdict, or when the verdict is not good: a name, without a claim. */
export const checkTopics = area({
  identity_signature: {
    nl: 'Handtekening van de identiteit',
    fr: 'Signature de l’identité',
    de: 'Unterschrift der Identität',
    en: 'Signature of the identity',
  },
  address_signature: {
    nl: 'Handtekening van het adres',
    fr: 'Signature de l’adresse',
    de: 'Unterschrift der Adresse',
    en: 'Signature of the address',
  },
  photo: { nl: 'Foto', fr: 'Photo', de: 'Foto', en: 'Photo' },
  certificate_chain: {
    nl: 'Uitgever van de kaart',
    fr: 'Émetteur de la carte',
    de: 'Aussteller der Karte',
    en: 'Issuer of the card',
  },
  certificate_validity: {
    nl: 'Geldigheid van de certificaten',
    fr: 'Validité des certificats',
    de: 'Gültigkeit der Zertifikate',
    en: 'Dates of the certificates',
  },
  card_validity: {
    nl: 'Geldigheid van de kaart',
    fr: 'Validité de la carte',
    de: 'Gültigkeit der Karte',
    en: 'Dates of the card',
  },
  national_number: {
    nl: 'Rijksregisternummer',
    fr: 'Numéro de registre national',
    de: 'Nationalregisternummer',
    en: 'National number',
  },
  revocation: {
    nl: 'Melding van verlies of diefstal',
    fr: 'Déclaration de perte ou de vol',
    de: 'Meldung von Verlust oder Diebstahl',
    en: 'Report of loss or theft',
  },
  genuineness: {
    nl: 'Echtheid van de chip',
    fr: 'Authenticité de la puce',
    de: 'Echtheit des Chips',
    en: 'Genuineness of the chip',
  },
} satisfies Record<IdentityCheckName, Phrase>);

export const verdictWords = area({
  verified: {
    nl: 'Nagekeken en juist',
    fr: 'Vérifié et exact',
    de: 'Geprüft und richtig',
    en: 'Checked and right',
  },
  failed: { nl: 'Klopt niet', fr: 'Incorrect', de: 'Stimmt nicht', en: 'Not right' },
  indeterminate: { nl: 'Niet nagekeken', fr: 'Non vérifié', de: 'Nicht geprüft', en: 'Not checked' },
} satisfies Record<Verdict['verdict'], Phrase>);

export const checkReasonWords = area({
  signature_mismatch: {
    nl: 'De handtekening hoort niet bij deze gegevens.',
    fr: 'La signature ne correspond pas à ces données.',
    de: 'Die Unterschrift gehört nicht zu diesen Daten.',
    en: 'The signature does not belong to this data.',
  },
  hash_mismatch: {
    nl: 'Dit is niet wat voor deze kaart is ondertekend.',
    fr: 'Ce n’est pas ce qui a été signé pour cette carte.',
    de: 'Das ist nicht, was für diese Karte unterzeichnet wurde.',
    en: 'This is not what was signed for this card.',
  },
  missing_file: {
    nl: 'Dit deel van de kaart is niet gelezen.',
    fr: 'Cette partie de la carte n’a pas été lue.',
    de: 'Dieser Teil der Karte wurde nicht gelesen.',
    en: 'This part of the card was not read.',
  },
  malformed_certificate: {
    nl: 'Het certificaat op de kaart is onleesbaar.',
    fr: 'Le certificat de la carte est illisible.',
    de: 'Das Zertifikat auf der Karte ist unlesbar.',
    en: 'The certificate on the card cannot be read.',
  },
  unsupported_algorithm: {
    nl: 'De kaart gebruikt een techniek die wij niet kennen.',
    fr: 'La carte utilise une technique que nous ne connaissons pas.',
    de: 'Die Karte nutzt ein Verfahren, das wir nicht kennen.',
    en: 'The card uses a method that we do not know.',
  },
  not_pinned: {
    nl: 'De uitgever is niet een die wij vertrouwen.',
    fr: 'L’émetteur n’est pas de ceux que nous reconnaissons.',
    de: 'Dem Aussteller vertrauen wir nicht.',
    en: 'The issuer is not one that we trust.',
  },
  no_issuer: {
    nl: 'De uitgever van het certificaat is niet gevonden.',
    fr: 'L’émetteur du certificat est introuvable.',
    de: 'Der Aussteller des Zertifikats wurde nicht gefunden.',
    en: 'The issuer of the certificate was not found.',
  },
  test_root: {
    nl: 'Dit is een testkaart.',
    fr: 'Ceci est une carte de test.',
    de: 'Das ist eine Testkarte.',
    en: 'This is a test card.',
  },
  not_yet_valid: {
    nl: 'Nog niet geldig.',
    fr: 'Pas encore valable.',
    de: 'Noch nicht gültig.',
    en: 'Not yet valid.',
  },
  expired: { nl: 'Vervallen.', fr: 'Périmé.', de: 'Abgelaufen.', en: 'Expired.' },
  check_digits: {
    nl: 'De controlecijfers kloppen niet.',
    fr: 'Les chiffres de contrôle ne sont pas corrects.',
    de: 'Die Prüfziffern stimmen nicht.',
    en: 'The check digits do not fit.',
  },
  absent: {
    nl: 'De kaart bevat dit niet.',
    fr: 'La carte ne contient pas cet élément.',
    de: 'Die Karte enthält das nicht.',
    en: 'The card does not carry this.',
  },
  asking: {
    nl: 'Wordt nog nagevraagd.',
    fr: 'La demande est en cours.',
    de: 'Wird noch erfragt.',
    en: 'Still being asked.',
  },
  revoked: {
    nl: 'De overheid heeft deze kaart ingetrokken.',
    fr: 'L’autorité a révoqué cette carte.',
    de: 'Die Behörde hat diese Karte widerrufen.',
    en: 'The authority has revoked this card.',
  },
  authority_away: {
    nl: 'De overheid antwoordde niet op tijd.',
    fr: 'L’autorité n’a pas répondu à temps.',
    de: 'Die Behörde hat nicht rechtzeitig geantwortet.',
    en: 'The authority did not answer in time.',
  },
  status_unknown: {
    nl: 'De overheid kent dit certificaat niet.',
    fr: 'L’autorité ne connaît pas ce certificat.',
    de: 'Die Behörde kennt dieses Zertifikat nicht.',
    en: 'The authority does not know this certificate.',
  },
  stale_answer: {
    nl: 'Het antwoord van de overheid was te oud.',
    fr: 'La réponse de l’autorité était trop ancienne.',
    de: 'Die Antwort der Behörde war zu alt.',
    en: 'The authority’s answer was too old.',
  },
  other_person: {
    nl: 'Het certificaat op de kaart is van iemand anders.',
    fr: 'Le certificat de la carte est celui d’une autre personne.',
    de: 'Das Zertifikat auf der Karte gehört jemand anderem.',
    en: 'The certificate on the card is of somebody else.',
  },
  wrong_use: {
    nl: 'Het certificaat op de kaart dient voor iets anders.',
    fr: 'Le certificat de la carte sert à autre chose.',
    de: 'Das Zertifikat auf der Karte dient einem anderen Zweck.',
    en: 'The certificate on the card is meant for something else.',
  },
} satisfies Record<CheckReason, Phrase>);
