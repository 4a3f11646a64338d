import type { CardDate, IdentityCheckName, LegalLanguage, ManualIdentification } from '@loket/contract';

type ByLanguage = Readonly<Record<LegalLanguage, string>>;

/** Why a card's identity could not be established, as the record says it. */
export const CHECK_WORDS: Readonly<Record<IdentityCheckName, ByLanguage>> = {
  identity_signature: {
    nl: 'de handtekening van het Rijksregister onder de identiteit klopt niet',
    fr: 'la signature du Registre national sur l’identité n’est pas correcte',
    de: 'die Unterschrift des Nationalregisters unter der Identität stimmt nicht',
  },
  address_signature: {
    nl: 'de handtekening onder het adres klopt niet',
    fr: 'la signature sur l’adresse n’est pas correcte',
    de: 'die Unterschrift unter der Adresse stimmt nicht',
  },
  photo: {
    nl: 'de foto hoort niet bij de identiteit',
    fr: 'la photo ne correspond pas à l’identité',
    de: 'das Foto gehört nicht zur Identität',
  },
  certificate_chain: {
    nl: 'het certificaat van de kaart leidt niet naar de Belgische Staat',
    fr: 'le certificat de la carte ne mène pas à l’État belge',
    de: 'das Zertifikat der Karte führt nicht zum Belgischen Staat',
  },
  certificate_validity: {
    nl: 'een certificaat van de kaart is niet geldig op deze datum',
    fr: 'un certificat de la carte n’est pas valable à cette date',
    de: 'ein Zertifikat der Karte ist an diesem Datum nicht gültig',
  },
  card_validity: {
    nl: 'de kaart is niet geldig op deze datum',
    fr: 'la carte n’est pas valable à cette date',
    de: 'die Karte ist an diesem Datum nicht gültig',
  },
  revocation: {
    nl: 'deze kaart werd als verloren of gestolen opgegeven',
    fr: 'cette carte a été déclarée perdue ou volée',
    de: 'diese Karte wurde als verloren oder gestohlen gemeldet',
  },
  genuineness: {
    nl: 'de chip van de kaart kon zijn echtheid niet bewijzen',
    fr: 'la puce de la carte n’a pas pu prouver son authenticité',
    de: 'der Chip der Karte konnte seine Echtheit nicht beweisen',
  },
  national_number: {
    nl: 'het rijksregisternummer klopt niet',
    fr: 'le numéro national n’est pas correct',
    de: 'die Nationalregisternummer stimmt nicht',
  },
};

/** The certificate on the card is not this card's: another person's, of another use or of nobody whom we believe. */
export const FOREIGN_CERTIFICATE: ByLanguage = {
  nl: 'het certificaat op de kaart hoort niet bij deze kaart',
  fr: 'le certificat de la carte n’est pas celui de cette carte',
  de: 'das Zertifikat auf der Karte gehört nicht zu dieser Karte',
};

/** Beside an identity that was proved. */
export const LOSS_NOT_KNOWN: ByLanguage = {
  nl: 'of de kaart als verloren of gestolen was opgegeven, kon niet worden nagevraagd',
  fr: 'il n’a pas été possible de vérifier si la carte avait été déclarée perdue ou volée',
  de: 'ob die Karte als verloren oder gestohlen gemeldet war, konnte nicht erfragt werden',
};

export const MANUAL_WORDS: Readonly<Record<ManualIdentification['reason'], ByLanguage>> = {
  card_forgotten: {
    nl: 'de kaart is vergeten',
    fr: 'la carte a été oubliée',
    de: 'die Karte wurde vergessen',
  },
  card_lost_or_stolen: {
    nl: 'de kaart is verloren of gestolen',
    fr: 'la carte est perdue ou volée',
    de: 'die Karte ist verloren oder gestohlen',
  },
  card_unreadable: {
    nl: 'de kaart kan niet gelezen worden',
    fr: 'la carte ne peut pas être lue',
    de: 'die Karte kann nicht gelesen werden',
  },
  no_belgian_card: {
    nl: 'geen Belgische kaart',
    fr: 'pas de carte belge',
    de: 'keine belgische Karte',
  },
  other: { nl: 'andere reden', fr: 'autre raison', de: 'anderer Grund' },
};

export const ANNEX_WORDS: Readonly<Record<'image/jpeg' | 'application/pdf', ByLanguage>> = {
  'image/jpeg': { nl: 'foto', fr: 'photo', de: 'Foto' },
  'application/pdf': { nl: 'document', fr: 'document', de: 'Dokument' },
};

/** The dictionary's reason: what the signature says. */
export const SIGNING_REASON: ByLanguage = {
  nl: 'Ik heb mijn verklaring gelezen en bevestig ze.',
  fr: 'J’ai lu ma déclaration et je la confirme.',
  de: 'Ich habe meine Erklärung gelesen und bestätige sie.',
};

const LOCALE: ByLanguage = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE' };

/** `12 maart 1984`, or only what is known of it. */
export function writtenCardDate({ year, month, day }: CardDate, language: LegalLanguage): string {
  if (month === undefined) return String(year);
  const date = new Date(Date.UTC(2000, month - 1, day ?? 1));
  date.setUTCFullYear(year);
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day !== undefined && { day: 'numeric' }),
  }).format(date);
}

/** @param day ISO 8601, `1984-03-12` */
export function writtenDay(day: string, language: LegalLanguage): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return writtenCardDate({ year, month, day: date }, language);
}
