import type { CitizenScreen, Locale, PadPage } from '@loket/contract';
import { area, inLocale, type Phrase } from '../area.ts';

type ServiceFailure = NonNullable<Extract<CitizenScreen, { screen: 'service_code' }>['failure']>;

/** The technician's page of a counter in service. */
export const serviceTexts = area({
  code: {
    nl: 'Geef uw servicecode',
    fr: 'Donnez votre code de service',
    de: 'Geben Sie Ihren Servicecode ein',
    en: 'Give your service code',
  },
  codeMore: {
    nl: 'Alleen voor de technicus. Burgers hoeven hier niets te doen.',
    fr: 'Réservé à la technique. Vous n’avez rien à faire ici.',
    de: 'Nur für die Technik. Sonst ist hier nichts zu tun.',
    en: 'For the technician only. Nobody else has to do anything here.',
  },
  codeLabel: { nl: 'Servicecode', fr: 'Code de service', de: 'Der Servicecode', en: 'Service code' },
  open: { nl: 'Verder', fr: 'Continuer', de: 'Weiter', en: 'Continue' },
  checking: {
    nl: 'De centrale kijkt de code na',
    fr: 'Le serveur vérifie le code',
    de: 'Die Zentrale prüft den Code',
    en: 'Central is checking the code',
  },
  shell: {
    nl: 'Zonder de centrale kan het in een terminal op dit toestel:',
    fr: 'Sans le serveur, utilisez un terminal sur cet appareil :',
    de: 'Ohne die Zentrale geht es in einem Terminal an diesem Gerät:',
    en: 'Without central, use a terminal on this machine:',
  },
  title: {
    nl: 'Elk toestel, en of het werkt',
    fr: 'Chaque appareil, et s’il marche',
    de: 'Jedes Gerät, und ob es geht',
    en: 'Each device, and whether it works',
  },
  who: {
    nl: (name: string) => `${name} is aan dit loket aan het werk. Er worden hier nu geen burgers opgeroepen.`,
    fr: (name: string) => `${name} travaille à ce guichet. Personne n’y est appelé pour l’instant.`,
    de: (name: string) => `${name} arbeitet an diesem Schalter. Hierher wird jetzt niemand aufgerufen.`,
    en: (name: string) => `${name} is working at this counter. Nobody is called here now.`,
  },
  now: {
    nl: (state: string) => `Nu: ${state}`,
    fr: (state: string) => `En ce moment : ${state}`,
    de: (state: string) => `Jetzt: ${state}`,
    en: (state: string) => `Now: ${state}`,
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
    nl: (version: string) => `Loket ${version}`,
    fr: (version: string) => `Logiciel Loket ${version}`,
    de: (version: string) => `Loket-Software ${version}`,
    en: (version: string) => `Loket software ${version}`,
  },
  level: { nl: 'Geluid nu', fr: 'Son en ce moment', de: 'Ton jetzt', en: 'Sound now' },
  addNote: {
    nl: 'Schrijf erbij wat u deed',
    fr: 'Ajoutez ce que vous avez fait',
    de: 'Schreiben Sie dazu, was Sie taten',
    en: 'Add what you did',
  },
  note: { nl: 'Wat u deed', fr: 'Ce que vous avez fait', de: 'Was Sie taten', en: 'What you did' },
  noteMore: {
    nl: 'Dit komt in het verslag. Noem geen burgers.',
    fr: 'Ceci figure dans le rapport. Ne citez aucun citoyen.',
    de: 'Das steht dann im Bericht. Nennen Sie niemanden beim Namen.',
    en: 'This goes into the report. Name no citizens.',
  },
  noteDone: { nl: 'Klaar', fr: 'Terminé', de: 'Fertig', en: 'Done' },
  send: { nl: 'Stuur verslag', fr: 'Envoyer le rapport', de: 'Bericht senden', en: 'Send the report' },
  sending: {
    nl: 'Het verslag wordt getekend en verstuurd',
    fr: 'Le rapport est signé et envoyé',
    de: 'Der Bericht wird signiert und gesendet',
    en: 'The report is being signed and sent',
  },
  sent: {
    nl: 'Het verslag is bij de centrale.',
    fr: 'Le rapport est arrivé au serveur.',
    de: 'Der Bericht ist bei der Zentrale.',
    en: 'Central has the report.',
  },
  notSent: {
    nl: 'Het verslag is niet aangekomen',
    fr: 'Le rapport n’est pas arrivé',
    de: 'Der Bericht kam nicht an',
    en: 'The report did not arrive',
  },
  notSentMore: {
    nl: 'Wat u vond, blijft hier staan tot u sluit. Probeer het opnieuw, of sluit zonder verslag.',
    fr: 'Vos constats restent ici jusqu’à la fermeture. Réessayez, ou fermez sans rapport.',
    de: 'Was Sie fanden, bleibt hier, bis Sie schließen. Versuchen Sie es erneut, oder schließen Sie ohne Bericht.',
    en: 'What you found stays here until you close. Try again, or close without a report.',
  },
  close: {
    nl: 'Sluit de servicepagina',
    fr: 'Fermer la page de service',
    de: 'Serviceseite schließen',
    en: 'Close the service page',
  },
  closeWithout: {
    nl: 'Sluit zonder verslag',
    fr: 'Fermer sans rapport',
    de: 'Ohne Bericht schließen',
    en: 'Close without a report',
  },
  closeMore: {
    nl: 'Wie getest heeft, stuurt bij het sluiten vanzelf een verslag. Daarna wordt alles hier gewist.',
    fr: 'Après des essais, la fermeture envoie un rapport. Ensuite, tout est effacé ici.',
    de: 'Wurde geprüft, geht beim Schließen ein Bericht ab. Danach wird hier alles gelöscht.',
    en: 'After tests, closing sends a report by itself. Then everything here is wiped.',
  },
  touchTarget: {
    nl: 'Raak de stip aan',
    fr: 'Touchez le point',
    de: 'Berühren Sie den Punkt',
    en: 'Touch the dot',
  },
  touchLine: {
    nl: 'Trek met één vinger een lijn over de band',
    fr: 'Tracez une ligne d’un doigt sur la bande',
    de: 'Ziehen Sie mit einem Finger eine Linie über das Band',
    en: 'Draw a line along the band with one finger',
  },
  screenTest: {
    nl: 'Bekijk dit beeld',
    fr: 'Regardez cette image',
    de: 'Sehen Sie dieses Bild an',
    en: 'Look at this picture',
  },
  touchStop: { nl: 'Stop deze proef', fr: 'Arrêter cet essai', de: 'Probe beenden', en: 'Stop this test' },
  padTitle: {
    nl: 'Proef van het pad',
    fr: 'Essai de la tablette',
    de: 'Probe des Pads',
    en: 'Trial of the pad',
  },
  padLine: {
    nl: 'Trek een lijn en tik op akkoord.',
    fr: 'Tracez une ligne, puis touchez accord.',
    de: 'Ziehen Sie eine Linie, dann ja antippen.',
    en: 'Draw a line, then tap agree.',
  },
  padClear: { nl: 'wis', fr: 'effacer', de: 'löschen', en: 'clear' },
  padAgree: { nl: 'akkoord', fr: 'accord', de: 'ja', en: 'agree' },
  padCancel: { nl: 'stop', fr: 'annuler', de: 'abbrechen', en: 'cancel' },
});

export const serviceFailureWords = area({
  code_not_valid: {
    nl: 'Deze code is fout, al gebruikt of ouder dan 15 minuten. Maak een nieuwe in de console.',
    fr: 'Ce code est faux, déjà utilisé ou a plus de 15 minutes. Créez-en un nouveau dans la console.',
    de: 'Dieser Code ist falsch, schon benutzt oder älter als 15 Minuten. Erstellen Sie einen neuen in der Konsole.',
    en: 'This code is wrong, used already or older than 15 minutes. Make a new one in the console.',
  },
  too_many_tries: {
    nl: 'Te veel foute codes aan dit loket. Wacht een kwartier.',
    fr: 'Trop de codes faux à ce guichet. Attendez un quart d’heure.',
    de: 'Zu viele falsche Codes an diesem Schalter. Warten Sie eine Viertelstunde.',
    en: 'Too many wrong codes at this counter. Wait a quarter of an hour.',
  },
  citizen_here: {
    nl: 'Er wordt nu een burger naar dit loket geroepen. De code blijft geldig.',
    fr: 'Quelqu’un est appelé à ce guichet. Le code reste valable.',
    de: 'An diesen Schalter wird gerade jemand gerufen. Der Code bleibt gültig.',
    en: 'Somebody is being called to this counter now. The code stays valid.',
  },
  no_connection: {
    nl: 'De centrale is niet bereikbaar. Alleen zij kan deze pagina openen.',
    fr: 'Le serveur est injoignable. Lui seul peut ouvrir cette page.',
    de: 'Die Zentrale ist nicht erreichbar. Nur sie kann diese Seite öffnen.',
    en: 'Central cannot be reached. Only central can open this page.',
  },
} satisfies Record<ServiceFailure, Phrase>);

/** What the pad shows while a technician tries it. */
export function padTestPage(locale: Locale): PadPage {
  const texts = inLocale(serviceTexts, locale);
  return {
    title: texts.padTitle,
    lines: [texts.padLine],
    keys: { clear: texts.padClear, agree: texts.padAgree, cancel: texts.padCancel },
  };
}
