import { area } from './area.ts';

/** A call for help: raised, coming in, answered. */
export const deskSafetyTexts = area({
  raise: { nl: 'Alarm', fr: 'Alerte', de: 'Alarm auslösen', en: 'Raise alarm' },
  raised: {
    nl: 'Uw alarm is verstuurd',
    fr: 'Votre alerte est envoyée',
    de: 'Ihr Alarm ist gesendet',
    en: 'Your alarm was sent',
  },
  raisedText: {
    nl: 'Op het loket is niets te zien. Blijf rustig praten. Nog niemand heeft geantwoord.',
    fr: 'Rien ne se voit au guichet. Continuez à parler calmement. Personne n’a encore répondu.',
    de: 'Am Schalter ist nichts zu sehen. Sprechen Sie ruhig weiter. Noch hat niemand geantwortet.',
    en: 'Nothing shows at the counter. Keep talking calmly. Nobody has answered yet.',
  },
  incomingCounter: {
    nl: 'Alarm vanaf het loket',
    fr: 'Alerte depuis le guichet',
    de: 'Alarm vom Schalter',
    en: 'Alarm from the counter',
  },
  incomingInspector: {
    nl: 'Alarm van de inspecteur',
    fr: 'Alerte de l’inspecteur',
    de: 'Alarm vom Inspektor',
    en: 'Alarm from the inspector',
  },
  answer: { nl: 'Ik neem dit op mij', fr: 'Je m’en charge', de: 'Ich übernehme das', en: 'I take this on' },
  since: {
    nl: (time: string) => `sinds ${time}`,
    fr: (time: string) => `depuis ${time}`,
    de: (time: string) => `seit ${time}`,
    en: (time: string) => `since ${time}`,
  },
  sendHelp: {
    nl: 'Stuur een ploeg naar dit adres:',
    fr: 'Envoyez une équipe à cette adresse :',
    de: 'Schicken Sie eine Streife an diese Adresse:',
    en: 'Send a patrol to this address:',
  },
  answeredBy: {
    nl: (name: string) => `${name} heeft het op zich genomen`,
    fr: (name: string) => `${name} s’en charge`,
    de: (name: string) => `${name} hat es übernommen`,
    en: (name: string) => `${name} has taken it on`,
  },
  soundBlocked: {
    nl: 'Raak een toets aan om het alarm ook te horen.',
    fr: 'Appuyez sur une touche pour entendre aussi l’alerte.',
    de: 'Drücken Sie eine Taste, um den Alarm auch zu hören.',
    en: 'Press any key to hear the alarm too.',
  },
});
