import type { HearingCapacity, LegalLanguage, StatementKind } from '@loket/contract';

/** The fixed words of the record. The kinds are the law's own words in each language. */
export type RecordWords = {
  readonly kind: Readonly<Record<StatementKind, string>>;
  readonly reference: string;
  readonly date: string;
  readonly time: string;
  readonly fromTo: (from: string, to: string) => string;
  readonly pauses: string;
  readonly noPauses: string;
  readonly interpreter: string;
  readonly noInterpreter: string;
  readonly interpreterIs: (name: string, language: string) => string;
  readonly inspector: string;
  readonly place: string;
  readonly who: string;
  readonly name: string;
  readonly nationalNumber: string;
  readonly born: string;
  readonly bornAt: (on: string | null, place: string | null) => string;
  readonly nationality: string;
  readonly address: string;
  readonly capacity: string;
  readonly capacities: Readonly<Record<HearingCapacity, string>>;
  readonly identified: string;
  readonly identifiedBy: {
    readonly eid: string;
    readonly eidNotVerified: (reason: string) => string;
    readonly byHand: (reason: string) => string;
  };
  readonly rights: string;
  readonly rightsAcknowledged: (date: string, time: string, version: string) => string;
  readonly statement: string;
  readonly readAndConfirmed: string;
  readonly annexes: string;
  readonly noAnnexes: string;
  readonly signature: string;
  readonly signatureSays: string;
  readonly page: (page: number, pages: number) => string;
};

export const recordWords: Readonly<Record<LegalLanguage, RecordWords>> = {
  nl: {
    kind: { aangifte: 'Aangifte', klacht: 'Klacht', melding: 'Melding' },
    reference: 'Referentie',
    date: 'Datum',
    time: 'Begin en einde',
    fromTo: (from, to) => `${from} tot ${to}`,
    pauses: 'Onderbrekingen',
    noPauses: 'geen',
    interpreter: 'Tolk',
    noInterpreter: 'geen',
    interpreterIs: (name, language) => `${name}, voor het ${language}`,
    inspector: 'Verhoord door',
    place: 'Plaats',
    who: 'Wie verklaart',
    name: 'Naam',
    nationalNumber: 'Rijksregisternummer',
    born: 'Geboren',
    bornAt: (on, place) =>
      [on, place === null ? null : `te ${place}`].filter((part) => part !== null).join(' '),
    nationality: 'Nationaliteit',
    address: 'Adres',
    capacity: 'Verhoord als',
    capacities: { victim: 'slachtoffer', witness: 'getuige' },
    identified: 'Identiteit vastgesteld',
    identifiedBy: {
      eid: 'met de elektronische identiteitskaart, gelezen en nagekeken',
      eidNotVerified: (reason) => `met de elektronische identiteitskaart, niet volledig nagekeken: ${reason}`,
      byHand: (reason) => `door de inspecteur, zonder gelezen kaart: ${reason}`,
    },
    rights: 'Rechten',
    rightsAcknowledged: (date, time, version) =>
      `Vóór het verhoor zijn deze rechten getoond. De persoon bevestigde op ${date} om ${time} ze gelezen te hebben (tekst ${version}).`,
    statement: 'Verklaring',
    readAndConfirmed:
      'Ik heb deze verklaring bladzijde per bladzijde nagelezen en kon ze verbeteren en aanvullen. Ik krijg er gratis een kopie van.',
    annexes: 'Bijlagen',
    noAnnexes: 'Er zijn geen bijlagen.',
    signature: 'Handtekening',
    signatureSays:
      'De handtekening is elektronisch en zit in dit document (PAdES): wie er later iets aan wijzigt, maakt haar ongeldig. Ze is gezet met de eID en de pincode van wie verklaart, of met de pen op het scherm van het loket en dan verzegeld door de politiezone.',
    page: (page, pages) => `Bladzijde ${page} van ${pages}`,
  },
  fr: {
    kind: { aangifte: 'Déclaration', klacht: 'Plainte', melding: 'Signalement' },
    reference: 'Référence',
    date: 'Date',
    time: 'Début et fin',
    fromTo: (from, to) => `de ${from} à ${to}`,
    pauses: 'Interruptions',
    noPauses: 'aucune',
    interpreter: 'Interprète',
    noInterpreter: 'aucun',
    interpreterIs: (name, language) => `${name} (langue : ${language})`,
    inspector: 'Audition par',
    place: 'Lieu',
    who: 'Personne qui déclare',
    name: 'Nom',
    nationalNumber: 'Numéro national',
    born: 'Naissance',
    bornAt: (on, place) =>
      [on === null ? null : `le ${on}`, place === null ? null : `à ${place}`]
        .filter((part) => part !== null)
        .join(' '),
    nationality: 'Nationalité',
    address: 'Adresse',
    capacity: 'Entendue comme',
    capacities: { victim: 'victime', witness: 'témoin' },
    identified: 'Identité établie',
    identifiedBy: {
      eid: 'au moyen de la carte d’identité électronique, lue et vérifiée',
      eidNotVerified: (reason) =>
        `au moyen de la carte d’identité électronique, pas entièrement vérifiée : ${reason}`,
      byHand: (reason) => `par la police, sans lecture de carte : ${reason}`,
    },
    rights: 'Droits',
    rightsAcknowledged: (date, time, version) =>
      `Ces droits ont été affichés avant l’audition. La personne a confirmé le ${date} à ${time} les avoir lus (texte ${version}).`,
    statement: 'Déclaration',
    readAndConfirmed:
      'J’ai relu cette déclaration page par page et j’ai pu la corriger et la compléter. J’en reçois gratuitement une copie.',
    annexes: 'Annexes',
    noAnnexes: 'Il n’y a pas d’annexes.',
    signature: 'Signature',
    signatureSays:
      'La signature est électronique et fait partie de ce document (PAdES) : toute modification ultérieure la rend invalide. Elle est apposée avec l’eID et le code PIN de la personne qui déclare, ou au stylet sur l’écran du guichet et alors scellée par la zone de police.',
    page: (page, pages) => `Page ${page} sur ${pages}`,
  },
  de: {
    kind: { aangifte: 'Anzeige', klacht: 'Klage', melding: 'Meldung' },
    reference: 'Aktenzeichen',
    date: 'Datum',
    time: 'Beginn und Ende',
    fromTo: (from, to) => `${from} bis ${to}`,
    pauses: 'Unterbrechungen',
    noPauses: 'keine',
    interpreter: 'Dolmetscher',
    noInterpreter: 'keiner',
    interpreterIs: (name, language) => `${name} (Sprache: ${language})`,
    inspector: 'Vernommen durch',
    place: 'Ort',
    who: 'Wer erklärt',
    name: 'Name',
    nationalNumber: 'Nationalregisternummer',
    born: 'Geboren',
    bornAt: (on, place) =>
      [on === null ? null : `am ${on}`, place === null ? null : `in ${place}`]
        .filter((part) => part !== null)
        .join(' '),
    nationality: 'Staatsangehörigkeit',
    address: 'Adresse',
    capacity: 'Vernommen als',
    capacities: { victim: 'Opfer', witness: 'Zeugin oder Zeuge' },
    identified: 'Identität festgestellt',
    identifiedBy: {
      eid: 'mit dem elektronischen Personalausweis, gelesen und geprüft',
      eidNotVerified: (reason) =>
        `mit dem elektronischen Personalausweis, nicht vollständig geprüft: ${reason}`,
      byHand: (reason) => `durch die Polizei, ohne gelesene Karte: ${reason}`,
    },
    rights: 'Rechte',
    rightsAcknowledged: (date, time, version) =>
      `Diese Rechte wurden vor der Vernehmung gezeigt. Die Person hat am ${date} um ${time} bestätigt, sie gelesen zu haben (Text ${version}).`,
    statement: 'Erklärung',
    readAndConfirmed:
      'Ich habe diese Erklärung Seite für Seite durchgelesen und konnte sie berichtigen und ergänzen. Ich erhalte kostenlos eine Kopie.',
    annexes: 'Anlagen',
    noAnnexes: 'Es gibt keine Anlagen.',
    signature: 'Unterschrift',
    signatureSays:
      'Die Unterschrift ist elektronisch und Teil dieses Dokuments (PAdES): jede spätere Änderung macht sie ungültig. Sie wurde mit eID und PIN der erklärenden Person geleistet, oder mit dem Stift auf dem Bildschirm des Schalters und dann von der Polizeizone versiegelt.',
    page: (page, pages) => `Seite ${page} von ${pages}`,
  },
};
