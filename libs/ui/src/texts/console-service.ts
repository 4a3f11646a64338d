import { area } from './area.ts';

/** A technician's code for a counter, and the reports that counters sent under their own key. */
export const serviceReportTexts = area({
  makeCode: { nl: 'Servicecode', fr: 'Code de service', de: 'Service-Code', en: 'Service code' },
  codeTitle: {
    nl: (name: string) => `Servicecode voor ${name}`,
    fr: (name: string) => `Code de service pour ${name}`,
    de: (name: string) => `Servicecode für ${name}`,
    en: (name: string) => `Service code for ${name}`,
  },
  codeMore: {
    nl: 'Deze code opent de servicepagina van dit ene loket, één keer, 15 minuten lang. Ze staat op uw naam en wordt niet opnieuw getoond.',
    fr: 'Ce code ouvre la page de service de ce seul guichet, une fois, pendant 15 minutes. Il est à votre nom et ne sera plus affiché.',
    de: 'Dieser Code öffnet die Serviceseite dieses einen Schalters, einmal, 15 Minuten lang. Er steht auf Ihren Namen und wird nicht noch einmal gezeigt.',
    en: 'This code opens the service page of this one counter, once, for 15 minutes. It is in your name and is not shown again.',
  },
  stepHold: {
    nl: 'Houd aan het loket vijf seconden lang een vinger op de naam van de locatie, links boven.',
    fr: 'Au guichet, gardez un doigt pendant cinq secondes sur le nom du site, en haut à gauche.',
    de: 'Halten Sie am Schalter fünf Sekunden lang einen Finger auf den Namen des Standorts, links oben.',
    en: 'At the counter, rest a finger on the name of the site, top left, for five seconds.',
  },
  stepType: {
    nl: 'Tik de code. Zolang u bezig bent, wordt er niemand naar dit loket geroepen.',
    fr: 'Tapez le code. Tant que vous travaillez, personne n’est appelé à ce guichet.',
    de: 'Tippen Sie den Code. Solange Sie arbeiten, wird niemand an diesen Schalter gerufen.',
    en: 'Type the code. While you work, nobody is called to this counter.',
  },
  stepProve: {
    nl: 'Test wat u wilt en sluit de pagina. Het loket tekent dan een verslag en stuurt het hierheen.',
    fr: 'Testez ce que vous voulez et fermez la page. Le guichet signe alors un rapport et l’envoie ici.',
    de: 'Prüfen Sie, was Sie wollen, und schließen Sie die Seite. Der Schalter signiert dann einen Bericht und sendet ihn hierher.',
    en: 'Test what you like and close the page. The counter then signs a report and sends it here.',
  },
  reports: {
    nl: 'Serviceverslagen',
    fr: 'Rapports de service',
    de: 'Serviceberichte',
    en: 'Service reports',
  },
  noReports: {
    nl: 'Er was nog geen technicus die van hier een verslag stuurde.',
    fr: 'Aucun technicien n’a encore envoyé de rapport d’ici.',
    de: 'Von hier wurde noch kein Bericht gesendet.',
    en: 'No technician has sent a report from here yet.',
  },
  proved: {
    nl: (counted: string) => `${counted} proeven geslaagd`,
    fr: (counted: string) => `${counted} essais réussis`,
    de: (counted: string) => `${counted} Proben bestanden`,
    en: (counted: string) => `${counted} tests passed`,
  },
  verified: {
    nl: 'Getekend door dit loket; de handtekening klopt.',
    fr: 'Signé par ce guichet ; la signature est juste.',
    de: 'Von diesem Schalter signiert; die Signatur stimmt.',
    en: 'Signed by this counter; the signature is right.',
  },
  notVerified: {
    nl: 'De handtekening klopt niet: dit verslag is na ontvangst veranderd.',
    fr: 'La signature est fausse : ce rapport a été modifié après sa réception.',
    de: 'Die Signatur stimmt nicht: Dieser Bericht wurde nach dem Empfang verändert.',
    en: 'The signature is wrong: this report was changed after it was received.',
  },
  serial: {
    nl: (serial: string) => `serienummer ${serial}`,
    fr: (serial: string) => `numéro de série ${serial}`,
    de: (serial: string) => `Seriennummer ${serial}`,
    en: (serial: string) => `serial number ${serial}`,
  },
  firmware: {
    nl: (version: string) => `firmware ${version}`,
    fr: (version: string) => `micrologiciel ${version}`,
    de: (version: string) => `Firmware-Version ${version}`,
    en: (version: string) => `firmware version ${version}`,
  },
  software: {
    nl: (version: string) => `Software van het loket: ${version}`,
    fr: (version: string) => `Logiciel du guichet : ${version}`,
    de: (version: string) => `Software des Schalters: ${version}`,
    en: (version: string) => `Software of the counter: ${version}`,
  },
});
