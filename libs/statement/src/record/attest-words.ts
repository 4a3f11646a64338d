import type { LegalLanguage } from '@loket/contract';
import type { AttestFacts } from './facts.ts';

type What = AttestFacts['purpose']['what'];

export type AttestWords = {
  readonly attest: string;
  readonly title: Readonly<Record<What, string>>;
  readonly declared: (zone: string, date: string, time: string) => string;
  readonly name: string;
  readonly born: string;
  readonly about: Readonly<Record<Exclude<What, 'complaint'>, string>>;
  readonly pvNumber: string;
  readonly reference: string;
  readonly place: string;
  readonly issued: string;
  readonly inspector: string;
  readonly doesNotProve: string;
  readonly genuine: string;
  readonly code: string;
  readonly page: (page: number, pages: number) => string;
};

export const attestWords: Readonly<Record<LegalLanguage, AttestWords>> = {
  nl: {
    attest: 'Attest',
    title: {
      loss: 'Attest van verlies',
      theft: 'Attest van diefstal',
      complaint: 'Attest van klachtneerlegging',
    },
    declared: (zone, date, time) =>
      `${zone} bevestigt dat deze persoon op ${date} om ${time} een verklaring heeft afgelegd en ondertekend.`,
    name: 'Naam',
    born: 'Geboren op',
    about: { loss: 'Verloren', theft: 'Gestolen' },
    pvNumber: 'Nummer van het proces-verbaal',
    reference: 'Referentie',
    place: 'Plaats',
    issued: 'Afgegeven op',
    inspector: 'Inspecteur',
    doesNotProve:
      'Dit attest zegt dat de verklaring is afgelegd. Het zegt niet of wat verklaard is, juist is.',
    genuine: 'Is dit attest echt? Scan de code, of geef ze in op de pagina hieronder.',
    code: 'Code',
    page: (page, pages) => `Bladzijde ${page} van ${pages}`,
  },
  fr: {
    attest: 'Attestation',
    title: {
      loss: 'Attestation de perte',
      theft: 'Attestation de vol',
      complaint: 'Attestation de dépôt de plainte',
    },
    declared: (zone, date, time) =>
      `${zone} confirme que cette personne a fait et signé une déclaration le ${date} à ${time}.`,
    name: 'Nom',
    born: 'Date de naissance',
    about: { loss: 'Perdu', theft: 'Volé' },
    pvNumber: 'Numéro du procès-verbal',
    reference: 'Référence',
    place: 'Lieu',
    issued: 'Délivrée le',
    inspector: 'Inspecteur',
    doesNotProve:
      'Cette attestation dit que la déclaration a été faite. Elle ne dit pas si ce qui a été déclaré est exact.',
    genuine:
      'Cette attestation est-elle authentique ? Scannez le code ou saisissez-le à l’adresse ci-dessous.',
    code: 'Code',
    page: (page, pages) => `Page ${page} sur ${pages}`,
  },
  de: {
    attest: 'Bescheinigung',
    title: {
      loss: 'Verlustbescheinigung',
      theft: 'Diebstahlbescheinigung',
      complaint: 'Bescheinigung über die Einreichung einer Klage',
    },
    declared: (zone, date, time) =>
      `${zone} bestätigt, dass diese Person am ${date} um ${time} eine Erklärung abgegeben und unterschrieben hat.`,
    name: 'Name',
    born: 'Geburtsdatum',
    about: { loss: 'Verloren', theft: 'Gestohlen' },
    pvNumber: 'Nummer des Protokolls',
    reference: 'Aktenzeichen',
    place: 'Ort',
    issued: 'Ausgestellt am',
    inspector: 'Inspektor',
    doesNotProve:
      'Diese Bescheinigung besagt, dass die Erklärung abgegeben wurde. Sie besagt nicht, ob das Erklärte zutrifft.',
    genuine: 'Ist diese Bescheinigung echt? Scannen Sie den Code oder geben Sie ihn auf der Seite unten ein.',
    code: 'Code',
    page: (page, pages) => `Seite ${page} von ${pages}`,
  },
};
