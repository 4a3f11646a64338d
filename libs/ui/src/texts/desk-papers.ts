import type { Paper, PaperKind, PaperWay } from '@loket/contract';
import { area, type Phrase } from './area.ts';

/** What the citizen takes home, and what goes to the police's own system. */
export const deskPaperTexts = area({
  giveTitle: {
    nl: 'Mee te geven aan de burger',
    fr: 'À remettre au citoyen',
    de: 'Dem Bürger mitzugeben',
    en: 'For the citizen to take home',
  },
  notYet: {
    nl: 'Papieren kunnen zodra de verklaring ondertekend is.',
    fr: 'Les papiers sont possibles dès que la déclaration est signée.',
    de: 'Papiere gibt es, sobald die Aussage unterschrieben ist.',
    en: 'Papers are possible once the statement is signed.',
  },
  noWay: {
    nl: 'Dit loket heeft geen printer en er is geen mailserver. Geef de papieren later mee.',
    fr: 'Ce guichet n’a pas d’imprimante et il n’y a pas de serveur de courriel. Remettez les papiers plus tard.',
    de: 'Dieser Schalter hat keinen Drucker, und es gibt keinen Mailserver. Geben Sie die Papiere später mit.',
    en: 'This counter has no printer and there is no mail server. Give the papers later.',
  },
  which: { nl: 'Welk papier', fr: 'Quel papier', de: 'Welches Papier', en: 'Which paper' },
  how: { nl: 'Hoe', fr: 'Comment', de: 'Wie', en: 'How' },
  email: { nl: 'E-mailadres', fr: 'Adresse e-mail', de: 'E-Mail-Adresse', en: 'E-mail address' },
  emailWrong: {
    nl: 'Dit is geen volledig e-mailadres.',
    fr: 'Cette adresse e-mail n’est pas complète.',
    de: 'Das ist keine vollständige E-Mail-Adresse.',
    en: 'This is not a complete e-mail address.',
  },
  give: { nl: 'Meegeven', fr: 'Remettre', de: 'Mitgeben', en: 'Give' },
  given: { nl: 'Meegegeven', fr: 'Remis', de: 'Mitgegeben', en: 'Given so far' },
  nothingGiven: { nl: 'Nog niets.', fr: 'Encore rien.', de: 'Noch nichts.', en: 'Nothing yet.' },
  code: {
    nl: (code: string) => `code ${code}`,
    fr: (code: string) => `code : ${code}`,
    de: (code: string) => `Code ${code}`,
    en: (code: string) => `code no. ${code}`,
  },
  needsPv: {
    nl: 'Het attest van klachtneerlegging kan pas met het nummer van het PV.',
    fr: 'L’attestation de dépôt de plainte demande le numéro du PV.',
    de: 'Die Bescheinigung der Klage braucht die Nummer des Protokolls.',
    en: 'The proof of complaint needs the number of the PV.',
  },
  pvTitle: { nl: 'Nummer van het PV', fr: 'Numéro du PV', de: 'Nummer des PV', en: 'PV number' },
  pvHint: {
    nl: 'Zoals in uw eigen systeem: HA.20.L1.001234/2026',
    fr: 'Comme dans votre système : HA.20.L1.001234/2026',
    de: 'Wie in Ihrem System: HA.20.L1.001234/2026',
    en: 'As in your own system: HA.20.L1.001234/2026',
  },
  pvWrong: {
    nl: 'Twee letters, twee cijfers, twee tekens, zes cijfers, schuine streep, jaar. Met punten ertussen.',
    fr: 'Deux lettres, deux chiffres, deux signes, six chiffres, barre oblique, année. Séparés par des points.',
    de: 'Zwei Buchstaben, zwei Ziffern, zwei Zeichen, sechs Ziffern, Schrägstrich, Jahr. Mit Punkten dazwischen.',
    en: 'Two letters, two digits, two signs, six digits, slash, year. With points in between.',
  },
  pvSave: {
    nl: 'Nummer bewaren',
    fr: 'Enregistrer le numéro',
    de: 'Nummer speichern',
    en: 'Save the number',
  },
  handOverTitle: {
    nl: 'Overdracht aan het politiesysteem',
    fr: 'Transmission au système de police',
    de: 'Übergabe an das Polizeisystem',
    en: 'Hand-over to the police system',
  },
  handOverText: {
    nl: 'De ondertekende PDF, de bijlagen en de gegevens gaan als één pakket, met hun controlegetallen.',
    fr: 'Le PDF signé, les annexes et les données partent en un paquet, avec leurs empreintes.',
    de: 'Das unterschriebene PDF, die Anlagen und die Daten gehen als ein Paket, mit ihren Prüfsummen.',
    en: 'The signed PDF, the annexes and the data go as one package, with their hashes.',
  },
  handOver: { nl: 'Overdragen', fr: 'Transmettre', de: 'Übergeben', en: 'Hand over' },
  handOverAgain: {
    nl: 'Opnieuw overdragen',
    fr: 'Transmettre à nouveau',
    de: 'Erneut übergeben',
    en: 'Hand over again',
  },
  handOverNone: {
    nl: 'Nog niet overgedragen',
    fr: 'Pas encore transmis',
    de: 'Noch nicht übergeben',
    en: 'Not handed over yet',
  },
  handOverWritten: {
    nl: (reference: string) => `Klaargezet als ${reference}. Nog geen ontvangst bevestigd.`,
    fr: (reference: string) => `Déposé sous ${reference}. Réception pas encore confirmée.`,
    de: (reference: string) => `Bereitgelegt als ${reference}. Empfang noch nicht bestätigt.`,
    en: (reference: string) => `Laid ready as ${reference}. Receipt not confirmed yet.`,
  },
  handOverAcknowledged: {
    nl: (reference: string) => `Overgedragen als ${reference}. De ontvangst is bevestigd.`,
    fr: (reference: string) => `Transmis sous ${reference}. Réception confirmée.`,
    de: (reference: string) => `Übergeben als ${reference}. Der Empfang ist bestätigt.`,
    en: (reference: string) => `Handed over as ${reference}. Receipt is confirmed.`,
  },
  handOverFailed: {
    nl: 'De overdracht is niet gelukt. De verklaring is bewaard.',
    fr: 'La transmission a échoué. La déclaration est conservée.',
    de: 'Die Übergabe ist nicht gelungen. Die Aussage ist gespeichert.',
    en: 'The hand-over did not work. The statement is kept.',
  },
  closingWarning: {
    nl: 'De ondertekende verklaring is nog niet overgedragen.',
    fr: 'La déclaration signée n’a pas encore été transmise.',
    de: 'Die unterschriebene Aussage ist noch nicht übergeben.',
    en: 'The signed statement has not been handed over yet.',
  },
  closingWarningText: {
    nl: 'Afsluiten kan. Ze blijft bewaard, maar komt zo niet vanzelf in het politiesysteem.',
    fr: 'Vous pouvez clôturer. Elle est conservée, mais n’arrive pas d’elle-même dans le système de police.',
    de: 'Abschließen geht. Sie bleibt gespeichert, kommt aber nicht von selbst ins Polizeisystem.',
    en: 'You can close. It is kept, but does not reach the police system by itself.',
  },
  closingUnsigned: {
    nl: 'De verklaring is niet ondertekend.',
    fr: 'La déclaration n’est pas signée.',
    de: 'Die Aussage ist nicht unterschrieben.',
    en: 'The statement is not signed.',
  },
  closingUnsignedText: {
    nl: 'Afsluiten kan. Wat geschreven is, blijft als ontwerp bewaard.',
    fr: 'Vous pouvez clôturer. Le texte reste conservé comme projet.',
    de: 'Abschließen geht. Der Text bleibt als Entwurf gespeichert.',
    en: 'You can close. What was written is kept as a draft.',
  },
});

export const paperKindWords = area({
  attest_loss: {
    nl: 'Attest van verlies',
    fr: 'Attestation de perte',
    de: 'Verlustbescheinigung',
    en: 'Proof of loss',
  },
  attest_theft: {
    nl: 'Attest van diefstal',
    fr: 'Attestation de vol',
    de: 'Diebstahlbescheinigung',
    en: 'Proof of theft',
  },
  attest_klachtneerlegging: {
    nl: 'Attest van klachtneerlegging',
    fr: 'Attestation de dépôt de plainte',
    de: 'Bescheinigung der Klage',
    en: 'Proof of complaint',
  },
  copy: {
    nl: 'Kopie van de verklaring',
    fr: 'Copie de la déclaration',
    de: 'Kopie der Aussage',
    en: 'Copy of the statement',
  },
} satisfies Record<PaperKind, Phrase>);

export const paperWayWords = area({
  ticket_printer: {
    nl: 'Op de ticketprinter',
    fr: 'Imprimante à tickets',
    de: 'Am Ticketdrucker',
    en: 'Ticket printer',
  },
  document_printer: { nl: 'Op papier, A4', fr: 'Sur papier A4', de: 'Auf Papier, A4', en: 'On A4 paper' },
  email: { nl: 'Per e-mail', fr: 'Par e-mail', de: 'Per E-Mail', en: 'By e-mail' },
} satisfies Record<PaperWay, Phrase>);

export const paperStateWords = area({
  waiting: {
    nl: 'wacht; wordt vanzelf bezorgd',
    fr: 'en attente, sera remis automatiquement',
    de: 'wartet, wird von selbst zugestellt',
    en: 'waiting; it is delivered by itself',
  },
  delivered: { nl: 'bezorgd', fr: 'remis', de: 'zugestellt', en: 'delivered' },
  failed: {
    nl: 'niet gelukt, kies een andere weg',
    fr: 'échec, choisissez une autre voie',
    de: 'nicht gelungen, wählen Sie einen anderen Weg',
    en: 'did not work, choose another way',
  },
} satisfies Record<Paper['state'], Phrase>);
