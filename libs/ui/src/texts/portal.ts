import type { ErrorCode, ReportCategory, ReportState } from '@loket/contract';
import { area, type Phrase, plural } from './area.ts';

/** The public pages: what every flow shares. */
export const portalTexts = area({
  question: {
    nl: 'Waarmee kunnen we u helpen?',
    fr: 'Comment pouvons-nous vous aider ?',
    de: 'Wie können wir Ihnen helfen?',
    en: 'How can we help you?',
  },
  chooseZone: {
    nl: 'Welke politiezone?',
    fr: 'Quelle zone de police ?',
    de: 'Welche Polizeizone?',
    en: 'Which police zone?',
  },
  appointment: {
    nl: 'Een afspraak maken',
    fr: 'Prendre rendez-vous',
    de: 'Einen Termin vereinbaren',
    en: 'Make an appointment',
  },
  report: { nl: 'Iets melden', fr: 'Signaler quelque chose', de: 'Etwas melden', en: 'Report something' },
  ask: { nl: 'Een vraag stellen', fr: 'Poser une question', de: 'Eine Frage stellen', en: 'Ask a question' },
  dangerQuestion: {
    nl: 'Bent u in gevaar?',
    fr: 'Êtes-vous en danger ?',
    de: 'Sind Sie in Gefahr?',
    en: 'Are you in danger?',
  },
  dangerAnswer: {
    nl: 'Bel 101. Wacht niet.',
    fr: 'Appelez le 101. N’attendez pas.',
    de: 'Rufen Sie 101 an. Warten Sie nicht.',
    en: 'Call 101. Do not wait.',
  },
  ratherCall: {
    nl: (phone: string) => `Liever bellen? ${phone}`,
    fr: (phone: string) => `Vous préférez téléphoner ? ${phone}`,
    de: (phone: string) => `Lieber anrufen? ${phone}`,
    en: (phone: string) => `Rather call? ${phone}`,
  },
  language: { nl: 'Taal', fr: 'Langue', de: 'Sprache', en: 'Language' },
  back: { nl: 'Terug', fr: 'Retour', de: 'Zurück', en: 'Back' },
  goOn: { nl: 'Ga verder', fr: 'Continuer', de: 'Weiter', en: 'Go on' },
  home: { nl: 'Naar het begin', fr: 'Vers l’accueil', de: 'Zum Anfang', en: 'To the start' },
  yourName: { nl: 'Uw naam', fr: 'Votre nom', de: 'Ihr Name', en: 'Your name' },
  email: { nl: 'E-mailadres', fr: 'Adresse e-mail', de: 'E-Mail-Adresse', en: 'E-mail address' },
  phone: { nl: 'Telefoon', fr: 'Téléphone', de: 'Telefonnummer', en: 'Telephone' },
  oneOfBoth: {
    nl: 'Vul minstens een van beide in, zodat we u kunnen bereiken.',
    fr: 'Remplissez au moins l’un des deux, pour que nous puissions vous joindre.',
    de: 'Füllen Sie mindestens eines von beiden aus, damit wir Sie erreichen.',
    en: 'Fill in at least one of these, so that we can reach you.',
  },
  nameMissing: {
    nl: 'Vul uw naam in.',
    fr: 'Indiquez votre nom.',
    de: 'Geben Sie Ihren Namen an.',
    en: 'Fill in your name.',
  },
  emailWrong: {
    nl: 'Dit is geen e-mailadres. Kijk het even na.',
    fr: 'Ce n’est pas une adresse e-mail. Vérifiez-la.',
    de: 'Das ist keine E-Mail-Adresse. Prüfen Sie sie bitte.',
    en: 'This is not an e-mail address. Please check it.',
  },
  phoneWrong: {
    nl: 'Dit is geen telefoonnummer. Kijk het even na.',
    fr: 'Ce n’est pas un numéro de téléphone. Vérifiez-le.',
    de: 'Das ist keine Telefonnummer. Prüfen Sie sie bitte.',
    en: 'This is not a telephone number. Please check it.',
  },
  personalLink: {
    nl: 'Uw persoonlijke link',
    fr: 'Votre lien personnel',
    de: 'Ihr persönlicher Link',
    en: 'Your personal link',
  },
  keepLink: {
    nl: 'Bewaar deze link goed en deel hem met niemand. Hij is de enige weg terug.',
    fr: 'Conservez bien ce lien et ne le partagez avec personne. C’est le seul moyen de revenir.',
    de: 'Bewahren Sie diesen Link gut auf und teilen Sie ihn nicht. Nur er führt zurück.',
    en: 'Keep this link safe and do not share it. It is the only way back.',
  },
  copyLink: { nl: 'Kopieer de link', fr: 'Copier le lien', de: 'Link kopieren', en: 'Copy the link' },
  copied: { nl: 'Gekopieerd', fr: 'Copié', de: 'Kopiert', en: 'Copied' },
  loading: { nl: 'Een ogenblik', fr: 'Un instant', de: 'Einen Moment', en: 'One moment' },
  tryAgain: { nl: 'Probeer opnieuw', fr: 'Réessayer', de: 'Erneut versuchen', en: 'Try again' },
  linkNowhere: {
    nl: 'Deze link werkt niet (meer).',
    fr: 'Ce lien ne fonctionne pas, ou plus.',
    de: 'Dieser Link funktioniert nicht (mehr).',
    en: 'This link does not work (any more).',
  },
  linkNowhereText: {
    nl: 'Kijk na of u de hele link hebt. Gegevens worden na een tijd gewist.',
    fr: 'Vérifiez que le lien est complet. Les données sont effacées après un temps.',
    de: 'Prüfen Sie, ob der Link vollständig ist. Daten werden nach einiger Zeit gelöscht.',
    en: 'Check that you have the whole link. Data are erased after some time.',
  },
  keptHere: {
    nl: 'Wat u invulde, staat hier nog.',
    fr: 'Ce que vous avez rempli est toujours là.',
    de: 'Was Sie ausgefüllt haben, steht noch hier.',
    en: 'What you filled in is still here.',
  },
  askTitle: {
    nl: 'Wat wilt u vragen?',
    fr: 'Que voulez-vous demander ?',
    de: 'Was möchten Sie fragen?',
    en: 'What would you like to ask?',
  },
  yourQuestion: { nl: 'Uw vraag', fr: 'Votre question', de: 'Ihre Frage', en: 'Your question' },
  questionMissing: {
    nl: 'Schrijf uw vraag in enkele woorden.',
    fr: 'Écrivez votre question en quelques mots.',
    de: 'Schreiben Sie Ihre Frage in einigen Worten.',
    en: 'Write your question in a few words.',
  },
  answerWithin: {
    nl: (days: number) => `U krijgt antwoord binnen ${days} ${plural('nl', days, 'werkdag', 'werkdagen')}.`,
    fr: (days: number) =>
      `Vous recevez une réponse dans les ${days} ${plural('fr', days, 'jour ouvrable', 'jours ouvrables')}.`,
    de: (days: number) =>
      `Sie erhalten innerhalb von ${days} ${plural('de', days, 'Werktag', 'Werktagen')} eine Antwort.`,
    en: (days: number) => `You get an answer within ${days} working ${plural('en', days, 'day', 'days')}.`,
  },
  mailMe: {
    nl: 'Mail mij als er een antwoord is',
    fr: 'Prévenez-moi par e-mail quand il y a une réponse',
    de: 'Schicken Sie mir eine E-Mail, wenn eine Antwort da ist',
    en: 'Mail me when there is an answer',
  },
  mailMeHint: {
    nl: 'In de mail staat niet waarover het gaat.',
    fr: 'L’e-mail ne dit pas de quoi il s’agit.',
    de: 'In der E-Mail steht nicht, worum es geht.',
    en: 'The mail does not say what it is about.',
  },
  send: { nl: 'Verstuur', fr: 'Envoyer', de: 'Senden', en: 'Send' },
});

/** What the public reads when something was refused: what happened, and what to do. */
export const portalFailureWords = area({
  slot_taken: {
    nl: 'Dit moment is intussen bezet. Kies een ander moment.',
    fr: 'Ce moment vient d’être pris. Choisissez-en un autre.',
    de: 'Dieser Zeitpunkt wurde inzwischen vergeben. Wählen Sie einen anderen.',
    en: 'This moment has just been taken. Choose another one.',
  },
  conflict: {
    nl: 'Deze afspraak werd intussen gewijzigd. Dit is hoe ze nu is.',
    fr: 'Ce rendez-vous a été modifié entre-temps. Voici la situation actuelle.',
    de: 'Dieser Termin wurde inzwischen geändert. So ist er jetzt.',
    en: 'This appointment was changed meanwhile. This is how it is now.',
  },
  out_of_state: {
    nl: 'Dit kan niet meer gewijzigd worden.',
    fr: 'Ce n’est plus modifiable.',
    de: 'Das lässt sich nicht mehr ändern.',
    en: 'This cannot be changed any more.',
  },
  file_not_accepted: {
    nl: 'Dit is geen foto die we kunnen lezen. Kies een JPEG-, PNG- of WebP-foto.',
    fr: 'Ce n’est pas une photo lisible. Choisissez une photo JPEG, PNG ou WebP.',
    de: 'Das ist kein Foto, das wir lesen können. Wählen Sie ein JPEG-, PNG- oder WebP-Foto.',
    en: 'This is not a photo that we can read. Choose a JPEG, PNG or WebP photo.',
  },
  too_large: {
    nl: 'Deze foto is te groot. Kies er een van minder dan 12 megabyte.',
    fr: 'Cette photo est trop volumineuse. Choisissez-en une de moins de 12 mégaoctets.',
    de: 'Dieses Foto ist zu groß. Wählen Sie eines unter 12 Megabyte.',
    en: 'This photo is too large. Choose one of less than 12 megabytes.',
  },
  too_many_requests: {
    nl: 'Er komen te veel berichten tegelijk. Wacht een minuut en probeer opnieuw.',
    fr: 'Trop de messages à la fois. Attendez une minute, puis réessayez.',
    de: 'Es kommen zu viele Nachrichten auf einmal. Warten Sie eine Minute.',
    en: 'Too many messages at once. Wait a minute and try again.',
  },
  bad_request: {
    nl: 'Er ontbreekt iets. Kijk de velden na.',
    fr: 'Il manque quelque chose. Vérifiez les champs.',
    de: 'Es fehlt etwas. Prüfen Sie die Felder.',
    en: 'Something is missing. Check the fields.',
  },
  no_answer: {
    nl: 'We konden de politie niet bereiken. Probeer het zo meteen opnieuw.',
    fr: 'Impossible de joindre la police. Réessayez dans un instant.',
    de: 'Wir konnten die Polizei nicht erreichen. Versuchen Sie es gleich erneut.',
    en: 'We could not reach the police. Try again in a moment.',
  },
} satisfies Partial<Record<ErrorCode | 'no_answer', Phrase>>);

/** What can be reported, on the choices and in the staff's inbox. */
export const reportCategoryWords = area({
  nuisance: { nl: 'Overlast', fr: 'Nuisances', de: 'Belästigung', en: 'Nuisance' },
  dangerous_traffic: {
    nl: 'Gevaarlijk verkeer',
    fr: 'Circulation dangereuse',
    de: 'Gefährlicher Verkehr',
    en: 'Dangerous traffic',
  },
  fly_tipping: { nl: 'Sluikstort', fr: 'Dépôt sauvage', de: 'Wilde Müllablagerung', en: 'Fly-tipping' },
  lost: { nl: 'Iets verloren', fr: 'Objet perdu', de: 'Etwas verloren', en: 'Something lost' },
  found: { nl: 'Iets gevonden', fr: 'Objet trouvé', de: 'Etwas gefunden', en: 'Something found' },
  racism: {
    nl: 'Racisme of antisemitisme',
    fr: 'Racisme ou antisémitisme',
    de: 'Rassismus oder Antisemitismus',
    en: 'Racism or antisemitism',
  },
  discrimination: {
    nl: 'Discriminatie, om wie iemand is',
    fr: 'Discrimination, pour qui l’on est',
    de: 'Diskriminierung, wegen der eigenen Person',
    en: 'Discrimination, for who somebody is',
  },
  extremism: {
    nl: 'Extremisme of radicalisering',
    fr: 'Extrémisme ou radicalisation',
    de: 'Extremismus oder Radikalisierung',
    en: 'Extremism or radicalisation',
  },
  domestic_violence: {
    nl: 'Geweld thuis of in een relatie',
    fr: 'Violence à la maison ou dans le couple',
    de: 'Gewalt zu Hause oder in einer Beziehung',
    en: 'Violence at home or in a relationship',
  },
  sexual_violence: {
    nl: 'Seksueel geweld of ongewenst gedrag',
    fr: 'Violence sexuelle ou comportement non désiré',
    de: 'Sexuelle Gewalt oder unerwünschtes Verhalten',
    en: 'Sexual violence or unwanted behaviour',
  },
  neglect: {
    nl: 'Verwaarlozing of uitbuiting',
    fr: 'Négligence ou exploitation',
    de: 'Vernachlässigung oder Ausbeutung',
    en: 'Neglect or exploitation',
  },
  question: { nl: 'Vraag', fr: 'Demande', de: 'Frage', en: 'Question' },
} satisfies Record<ReportCategory, Phrase>);

export const reportStateWords = area({
  received: { nl: 'Ontvangen', fr: 'Reçu', de: 'Erhalten', en: 'Received' },
  in_progress: { nl: 'In behandeling', fr: 'En cours', de: 'In Bearbeitung', en: 'Being handled' },
  answered: { nl: 'Beantwoord', fr: 'Répondu', de: 'Beantwortet', en: 'Answered' },
  closed: { nl: 'Afgesloten', fr: 'Clôturé', de: 'Abgeschlossen', en: 'Closed' },
} satisfies Record<ReportState, Phrase>);
