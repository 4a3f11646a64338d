import type { Locale, PaperKind } from '@loket/contract';

type SlipWords = {
  readonly titles: Readonly<Record<PaperKind, string>>;
  readonly declared: string;
  readonly reference: string;
  readonly pvNumber: string;
  readonly declarant: string;
  readonly inspector: string;
  readonly codeTitle: string;
  readonly footer: string;
  readonly mailSubject: string;
  readonly mailText: string;
};

/** What stands on a slip and in the mail; the zone's and the person's own names come between. */
export const SLIP_WORDS: Readonly<Record<Locale, SlipWords>> = {
  nl: {
    titles: {
      attest_loss: 'Attest van verlies',
      attest_theft: 'Attest van diefstal',
      attest_klachtneerlegging: 'Attest van klachtneerlegging',
      copy: 'Verklaring ondertekend',
    },
    declared: 'Verklaard op',
    reference: 'Referentie',
    pvNumber: 'PV-nummer',
    declarant: 'Door',
    inspector: 'Inspecteur',
    codeTitle: 'Controleer of dit attest echt is',
    footer: 'Wie dit papier krijgt, kan op de website nagaan of de code echt is.',
    mailSubject: 'Uw document van de politie',
    mailText:
      'Dag,\n\nU vroeg aan het loket om uw document per e-mail. U vindt het in de bijlage.\nMet de code hieronder kan iedereen nagaan dat het echt is.\n\n{code}\n{address}\n\nAntwoorden op deze e-mail kan niet.\n',
  },
  fr: {
    titles: {
      attest_loss: 'Attestation de perte',
      attest_theft: 'Attestation de vol',
      attest_klachtneerlegging: 'Attestation de dépôt de plainte',
      copy: 'Déclaration signée',
    },
    declared: 'Déclaré le',
    reference: 'Référence',
    pvNumber: 'Numéro de PV',
    declarant: 'Par',
    inspector: 'Inspecteur',
    codeTitle: 'Vérifiez si cette attestation est authentique',
    footer: 'Qui reçoit ce papier peut vérifier sur le site si le code est authentique.',
    mailSubject: 'Votre document de la police',
    mailText:
      'Bonjour,\n\nVous avez demandé votre document par e-mail au guichet. Vous le trouvez en annexe.\nAvec le code ci-dessous, chacun peut vérifier qu’il est authentique.\n\n{code}\n{address}\n\nIl n’est pas possible de répondre à cet e-mail.\n',
  },
  de: {
    titles: {
      attest_loss: 'Verlustbescheinigung',
      attest_theft: 'Diebstahlbescheinigung',
      attest_klachtneerlegging: 'Bescheinigung über eine Strafanzeige',
      copy: 'Erklärung unterschrieben',
    },
    declared: 'Erklärt am',
    reference: 'Referenz',
    pvNumber: 'Nummer des Protokolls',
    declarant: 'Von',
    inspector: 'Inspektor',
    codeTitle: 'Prüfen Sie, ob diese Bescheinigung echt ist',
    footer: 'Wer dieses Papier erhält, kann auf der Website prüfen, ob der Code echt ist.',
    mailSubject: 'Ihr Dokument der Polizei',
    mailText:
      'Guten Tag,\n\nSie haben am Schalter um Ihr Dokument per E-Mail gebeten. Sie finden es im Anhang.\nMit dem Code unten kann jeder prüfen, dass es echt ist.\n\n{code}\n{address}\n\nAuf diese E-Mail kann nicht geantwortet werden.\n',
  },
  en: {
    titles: {
      attest_loss: 'Certificate of loss',
      attest_theft: 'Certificate of theft',
      attest_klachtneerlegging: 'Certificate of complaint',
      copy: 'Statement signed',
    },
    declared: 'Declared on',
    reference: 'Reference',
    pvNumber: 'Report number',
    declarant: 'By',
    inspector: 'Inspector',
    codeTitle: 'Check that this certificate is genuine',
    footer: 'Whoever receives this paper can check on the website that the code is genuine.',
    mailSubject: 'Your document from the police',
    mailText:
      'Hello,\n\nAt the counter you asked for your document by e-mail. It is attached.\nWith the code below anybody can check that it is genuine.\n\n{code}\n{address}\n\nThis mailbox does not take answers.\n',
  },
};

const LOCALES: Readonly<Record<Locale, string>> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' };

export const writtenDateIn = (at: string, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(LOCALES[locale], { timeZone, dateStyle: 'long' }).format(new Date(at));
