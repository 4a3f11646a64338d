import { area } from '../area.ts';

/** Taking a ticket: attract, reason, ticket. Short, spoken, the person before the procedure. */
export const issuingTexts = area({
  welcome: {
    nl: 'Welkom bij de politie',
    fr: 'Bienvenue à la police',
    de: 'Willkommen bei der Polizei',
    en: 'Welcome to the police',
  },
  welcomeMore: {
    nl: 'U spreekt hier met een inspecteur, in alle rust.',
    fr: 'Ici, vous parlez à un inspecteur ou une inspectrice, en toute tranquillité.',
    de: 'Hier sprechen Sie in aller Ruhe mit der Polizei.',
    en: 'Here you talk to an inspector, in your own time.',
  },
  waitingNow: { nl: 'Wachten nu', fr: 'En attente', de: 'Es warten jetzt', en: 'Waiting now' },
  waitingPeople: {
    nl: (count: number) => (count === 0 ? 'niemand' : count === 1 ? '1 persoon' : `${count} mensen`),
    fr: (count: number) => (count === 0 ? 'personne' : count === 1 ? '1 personne' : `${count} personnes`),
    de: (count: number) => (count === 0 ? 'niemand' : count === 1 ? '1 Person' : `${count} Personen`),
    en: (count: number) => (count === 0 ? 'nobody' : count === 1 ? '1 person' : `${count} people`),
  },
  chooseLanguage: {
    nl: 'Kies uw taal om te beginnen',
    fr: 'Choisissez votre langue pour commencer',
    de: 'Wählen Sie Ihre Sprache, um zu beginnen',
    en: 'Choose your language to begin',
  },
  begin: { nl: 'Begin', fr: 'Commencer', de: 'Beginnen', en: 'Start' },
  takeTicketElsewhere: {
    nl: 'Neem eerst een nummer aan de ticketzuil. Wij roepen u hierheen.',
    fr: 'Prenez d’abord un numéro à la borne. Nous vous appellerons ici.',
    de: 'Ziehen Sie zuerst eine Nummer am Ticketautomaten. Wir rufen Sie hierher.',
    en: 'Please take a number at the ticket kiosk first. We will call you here.',
  },
  noNumberYet: {
    nl: 'Hebt u nog geen nummer?',
    fr: 'Pas encore de numéro ?',
    de: 'Noch keine Nummer?',
    en: 'No number yet?',
  },
  question: {
    nl: 'Waarmee kunnen we u helpen?',
    fr: 'Comment pouvons‑nous vous aider ?',
    de: 'Wie können wir Ihnen helfen?',
    en: 'How can we help you?',
  },
  questionMore: {
    nl: 'Kies wat het best past. Twijfelt u? Dat is niet erg. Alleen de inspecteur ziet uw keuze.',
    fr: 'Choisissez ce qui convient le mieux. Vous hésitez ? Ce n’est pas grave. Seul l’inspecteur voit votre choix.',
    de: 'Wählen Sie, was am besten passt. Sie sind unsicher? Das macht nichts. Nur die Polizei sieht Ihre Wahl.',
    en: 'Choose what fits best. Not sure? That is fine. Only the inspector sees your choice.',
  },
  issuing: { nl: 'Een ogenblik', fr: 'Un instant', de: 'Einen Augenblick', en: 'One moment' },
  issuingMore: {
    nl: 'Wij halen uw nummer.',
    fr: 'Nous prenons votre numéro.',
    de: 'Wir holen Ihre Nummer.',
    en: 'We are getting your number.',
  },
  failed: {
    nl: 'Wij hebben nog geen nummer voor u',
    fr: 'Nous n’avons pas encore de numéro pour vous',
    de: 'Wir haben noch keine Nummer für Sie',
    en: 'We have no number for you yet',
  },
  failedMore: {
    nl: 'De verbinding is even weg. Van uw keuze is niets bewaard. U kunt het opnieuw proberen.',
    fr: 'La connexion est coupée un instant. Rien de votre choix n’est conservé. Vous pouvez réessayer.',
    de: 'Die Verbindung ist kurz weg. Von Ihrer Wahl ist nichts gespeichert. Sie können es noch einmal versuchen.',
    en: 'The connection dropped for a moment. Nothing of your choice is kept. You can try again.',
  },
  tryAgain: { nl: 'Probeer opnieuw', fr: 'Réessayer', de: 'Noch einmal versuchen', en: 'Try again' },
  yourNumber: { nl: 'Uw nummer', fr: 'Votre numéro', de: 'Ihre Nummer', en: 'Your number' },
  waitHere: {
    nl: 'Neem uw nummer mee. Wij roepen u in de wachtruimte.',
    fr: 'Emportez votre numéro. Nous vous appellerons dans la salle d’attente.',
    de: 'Nehmen Sie Ihre Nummer mit. Wir rufen Sie im Warteraum.',
    en: 'Take your number with you. We will call you in the waiting room.',
  },
  follow: {
    nl: 'Richt de camera van uw telefoon op de code. U ziet er hoeveel mensen er nog voor u zijn.',
    fr: 'Visez le code avec votre téléphone. Vous verrez combien de personnes sont avant vous.',
    de: 'Richten Sie die Kamera Ihres Handys auf den Code. Sie sehen, wie viele Personen noch vor Ihnen sind.',
    en: 'Point your phone’s camera at the code. It shows how many people are still before you.',
  },
  followCode: {
    nl: 'QR-code om te volgen',
    fr: 'Code QR à suivre',
    de: 'QR-Code zum Folgen',
    en: 'QR code to follow',
  },
  printing: {
    nl: 'Uw ticket wordt gedrukt.',
    fr: 'Votre ticket s’imprime.',
    de: 'Ihr Ticket wird gedruckt.',
    en: 'Your ticket is being printed.',
  },
  noPaper: {
    nl: 'De printer heeft geen papier.',
    fr: 'L’imprimante n’a plus de papier.',
    de: 'Der Drucker hat kein Papier.',
    en: 'The printer is out of paper.',
  },
  noPaperMore: {
    nl: (number: string) => `Uw nummer ${number} geldt. Onthoud het, of volg het op uw telefoon.`,
    fr: (number: string) =>
      `Votre numéro ${number} est valable. Retenez-le, ou suivez-le sur votre téléphone.`,
    de: (number: string) =>
      `Ihre Nummer ${number} gilt. Merken Sie sie sich, oder folgen Sie ihr auf dem Handy.`,
    en: (number: string) => `Your number ${number} is valid. Remember it, or follow it on your phone.`,
  },
  printAgain: { nl: 'Druk nog eens af', fr: 'Imprimer encore', de: 'Noch einmal drucken', en: 'Print again' },
  leave: {
    nl: 'Ik ga toch weg',
    fr: 'Je pars quand même',
    de: 'Ich gehe doch',
    en: 'I am leaving after all',
  },
  leaveQuestion: {
    nl: 'Wilt u weggaan?',
    fr: 'Voulez-vous partir ?',
    de: 'Möchten Sie gehen?',
    en: 'Do you want to leave?',
  },
  leaveMore: {
    nl: (number: string) => `Uw nummer ${number} vervalt dan. U kunt altijd een nieuw nummer nemen.`,
    fr: (number: string) => `Votre numéro ${number} sera annulé. Vous pourrez toujours en reprendre un.`,
    de: (number: string) => `Ihre Nummer ${number} verfällt dann. Sie können jederzeit eine neue ziehen.`,
    en: (number: string) => `Your number ${number} then lapses. You can always take a new one.`,
  },
  leaveYes: { nl: 'Ja, ik ga weg', fr: 'Oui, je pars', de: 'Ja, ich gehe', en: 'Yes, I am leaving' },
  leaveNo: { nl: 'Nee, ik blijf', fr: 'Non, je reste', de: 'Nein, ich bleibe', en: 'No, I am staying' },
});
