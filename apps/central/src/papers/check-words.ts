import type { Locale, PaperKind } from '@loket/contract';

export type CheckWords = {
  language: string;
  title: string;
  explanation: string;
  code: string;
  check: string;
  genuine: string;
  notGenuine: string;
  notGenuineHelp: string;
  kind: string;
  kinds: Readonly<Record<PaperKind, string>>;
  issuedOn: string;
  zone: string;
  site: string;
  compare: string;
};

export const CHECK_WORDS: Readonly<Record<Locale, CheckWords>> = {
  nl: {
    language: 'Nederlands',
    title: 'Is dit papier echt?',
    explanation: 'Typ de code die op het papier van de politie staat.',
    code: 'Code',
    check: 'Controleren',
    genuine: 'Deze code is echt.',
    notGenuine: 'Deze code kennen wij niet.',
    notGenuineHelp: 'Kijk na of u de code juist overtypte. Blijft dit zo, dan komt het papier niet van ons.',
    kind: 'Soort',
    kinds: {
      attest_loss: 'Attest van verlies',
      attest_theft: 'Attest van diefstal',
      attest_klachtneerlegging: 'Attest van klachtneerlegging',
      copy: 'Ondertekende verklaring',
    },
    issuedOn: 'Uitgereikt op',
    zone: 'Politiezone',
    site: 'Loket',
    compare: 'Vergelijk dit met wat op het papier staat.',
  },
  fr: {
    language: 'Français',
    title: 'Ce papier est-il authentique ?',
    explanation: 'Tapez le code qui figure sur le papier de la police.',
    code: 'Code',
    check: 'Vérifier',
    genuine: 'Ce code est authentique.',
    notGenuine: 'Nous ne connaissons pas ce code.',
    notGenuineHelp:
      'Vérifiez si vous avez bien recopié le code. Si c’est le cas, le papier ne vient pas de nous.',
    kind: 'Type',
    kinds: {
      attest_loss: 'Attestation de perte',
      attest_theft: 'Attestation de vol',
      attest_klachtneerlegging: 'Attestation de dépôt de plainte',
      copy: 'Déclaration signée',
    },
    issuedOn: 'Délivré le',
    zone: 'Zone de police',
    site: 'Guichet',
    compare: 'Comparez avec ce qui figure sur le papier.',
  },
  de: {
    language: 'Deutsch',
    title: 'Ist dieses Papier echt?',
    explanation: 'Tippen Sie den Code ein, der auf dem Papier der Polizei steht.',
    code: 'Code',
    check: 'Prüfen',
    genuine: 'Dieser Code ist echt.',
    notGenuine: 'Diesen Code kennen wir nicht.',
    notGenuineHelp:
      'Prüfen Sie, ob Sie den Code richtig abgetippt haben. Wenn ja, kommt das Papier nicht von uns.',
    kind: 'Art',
    kinds: {
      attest_loss: 'Verlustbescheinigung',
      attest_theft: 'Diebstahlbescheinigung',
      attest_klachtneerlegging: 'Bescheinigung über eine Strafanzeige',
      copy: 'Unterschriebene Erklärung',
    },
    issuedOn: 'Ausgestellt am',
    zone: 'Polizeizone',
    site: 'Schalter',
    compare: 'Vergleichen Sie dies mit dem, was auf dem Papier steht.',
  },
  en: {
    language: 'English',
    title: 'Is this paper genuine?',
    explanation: 'Type the code that stands on the paper from the police.',
    code: 'Code',
    check: 'Check',
    genuine: 'This code is genuine.',
    notGenuine: 'We do not know this code.',
    notGenuineHelp: 'See whether you typed the code correctly. If so, the paper does not come from us.',
    kind: 'Kind',
    kinds: {
      attest_loss: 'Certificate of loss',
      attest_theft: 'Certificate of theft',
      attest_klachtneerlegging: 'Certificate of complaint',
      copy: 'Signed statement',
    },
    issuedOn: 'Issued on',
    zone: 'Police zone',
    site: 'Counter',
    compare: 'Compare this with what stands on the paper.',
  },
};
