import { area } from '../area.ts';

/** Sending files with a phone, looking at what the inspector shows, confirming the pages. */
export const paperTexts = area({
  sendFiles: {
    nl: 'Stuur uw foto’s of papieren',
    fr: 'Envoyez vos photos ou papiers',
    de: 'Senden Sie Ihre Fotos oder Papiere',
    en: 'Send your photos or papers',
  },
  sendFilesMore: {
    nl: 'Richt de camera van uw telefoon op de code en volg wat daar staat. Geen telefoon bij? Toon uw papieren aan de inspecteur.',
    fr: 'Visez le code avec votre téléphone et suivez les étapes. Pas de téléphone ? Montrez vos papiers à l’inspecteur.',
    de: 'Richten Sie die Kamera Ihres Handys auf den Code und folgen Sie den Schritten. Kein Handy dabei? Zeigen Sie Ihre Papiere einfach her.',
    en: 'Point your phone’s camera at the code and follow the steps. No phone with you? Show your papers to the inspector.',
  },
  filesDone: { nl: 'Ik ben klaar', fr: 'J’ai terminé', de: 'Ich bin fertig', en: 'I am done' },
  asText: {
    nl: 'Toon als grote tekst',
    fr: 'Montrer en grand texte',
    de: 'Als großen Text zeigen',
    en: 'Show as large text',
  },
  asPage: {
    nl: 'Toon de pagina zelf',
    fr: 'Montrer la page même',
    de: 'Die Seite selbst zeigen',
    en: 'Show the page itself',
  },
  noText: {
    nl: 'Op deze pagina staat geen tekst die voorgelezen kan worden. Vraag de inspecteur om hulp.',
    fr: 'Cette page n’a pas de texte à lire à voix haute. Demandez de l’aide à l’inspecteur.',
    de: 'Auf dieser Seite ist kein Text zum Vorlesen. Bitten Sie im Gespräch um Hilfe.',
    en: 'This page has no text that can be read aloud. Ask the inspector for help.',
  },
  uploadCode: {
    nl: 'QR-code om bestanden te sturen',
    fr: 'Code QR pour envoyer des fichiers',
    de: 'QR-Code zum Senden von Dateien',
    en: 'QR code to send files',
  },
  arrivedNone: {
    nl: 'Er is nog niets aangekomen',
    fr: 'Rien n’est encore arrivé',
    de: 'Es ist noch nichts angekommen',
    en: 'Nothing has arrived yet',
  },
  arrived: {
    nl: (count: number) => (count === 1 ? '1 bestand is aangekomen' : `${count} bestanden zijn aangekomen`),
    fr: (count: number) => (count === 1 ? '1 fichier est arrivé' : `${count} fichiers sont arrivés`),
    de: (count: number) => (count === 1 ? '1 Datei ist angekommen' : `${count} Dateien sind angekommen`),
    en: (count: number) => (count === 1 ? '1 file has arrived' : `${count} files have arrived`),
  },
  codeUntil: {
    nl: (time: string) => `De code werkt tot ${time}.`,
    fr: (time: string) => `Le code fonctionne jusqu’à ${time}.`,
    de: (time: string) => `Der Code gilt bis ${time}.`,
    en: (time: string) => `The code works until ${time}.`,
  },
  look: {
    nl: 'De inspecteur toont u dit',
    fr: 'L’inspecteur vous montre ceci',
    de: 'Das wird Ihnen gezeigt',
    en: 'The inspector shows you this',
  },
  shownPicture: {
    nl: 'Foto die de inspecteur toont',
    fr: 'Photo montrée par l’inspecteur',
    de: 'Foto, das Ihnen gezeigt wird',
    en: 'Photo that the inspector shows',
  },
  larger: { nl: 'Vergroot', fr: 'Agrandir', de: 'Vergrößern', en: 'Zoom in' },
  smaller: { nl: 'Verklein', fr: 'Réduire', de: 'Verkleinern', en: 'Zoom out' },
  previousPage: { nl: 'Vorige pagina', fr: 'Page précédente', de: 'Vorige Seite', en: 'Previous page' },
  nextPage: { nl: 'Volgende pagina', fr: 'Page suivante', de: 'Nächste Seite', en: 'Next page' },
  loadingPage: {
    nl: 'De pagina komt eraan',
    fr: 'La page arrive',
    de: 'Die Seite kommt gleich',
    en: 'The page is on its way',
  },
  pageFailed: {
    nl: 'Deze pagina is nu niet te tonen.',
    fr: 'Cette page ne peut pas s’afficher.',
    de: 'Diese Seite lässt sich gerade nicht zeigen.',
    en: 'This page can’t be shown now.',
  },
  pageFailedMore: {
    nl: 'U hebt niets bevestigd en niets getekend. Zeg het aan de inspecteur.',
    fr: 'Vous n’avez rien confirmé ni signé. Dites-le à l’inspecteur.',
    de: 'Sie haben nichts bestätigt und nichts unterschrieben. Sagen Sie es im Gespräch.',
    en: 'You have confirmed nothing and signed nothing. Tell the inspector.',
  },
  readPages: {
    nl: 'Klopt wat hier staat?',
    fr: 'Est-ce que c’est juste ?',
    de: 'Stimmt, was hier steht?',
    en: 'Is what is written here right?',
  },
  pageRight: {
    nl: (page: number) => `Pagina ${page} klopt`,
    fr: (page: number) => `La page ${page} est juste`,
    de: (page: number) => `Seite ${page} stimmt`,
    en: (page: number) => `Page ${page} is right`,
  },
  somethingWrong: {
    nl: 'Er klopt iets niet',
    fr: 'Quelque chose est faux',
    de: 'Etwas stimmt nicht',
    en: 'Something is wrong',
  },
  sayWhat: {
    nl: 'Zeg het aan de inspecteur',
    fr: 'Dites-le à l’inspecteur',
    de: 'Sagen Sie es im Gespräch',
    en: 'Tell the inspector',
  },
  sayWhatMore: {
    nl: 'De inspecteur past de tekst aan. Daarna leest u hem opnieuw. U hebt nog niets getekend.',
    fr: 'L’inspecteur corrige le texte. Ensuite, vous le relisez. Vous n’avez encore rien signé.',
    de: 'Der Text wird geändert. Danach lesen Sie ihn noch einmal. Sie haben noch nichts unterschrieben.',
    en: 'The inspector changes the text. Then you read it again. You have not signed anything yet.',
  },
  readOnHere: {
    nl: 'Ik lees verder',
    fr: 'Je continue à lire',
    de: 'Ich lese weiter',
    en: 'I read on',
  },
});

/** "Pagina 1 van 3". */
export const pageOf = {
  nl: (page: number, count: number) => `Pagina ${page} van ${count}`,
  fr: (page: number, count: number) => `Page ${page} sur ${count}`,
  de: (page: number, count: number) => `Seite ${page} von ${count}`,
  en: (page: number, count: number) => `Page ${page} of ${count}`,
};
