import type { CitizenScreen } from '@loket/contract';
import { area, type Phrase } from '../area.ts';

type Ending = Extract<CitizenScreen, { screen: 'goodbye' }>['ending'];
type Cause = Extract<CitizenScreen, { screen: 'out_of_service' }>['cause'];

export const goodbyeTitles = area({
  ended: { nl: 'Tot ziens', fr: 'Au revoir', de: 'Auf Wiedersehen', en: 'Goodbye' },
  stopped: { nl: 'U bent gestopt', fr: 'Vous avez arrêté', de: 'Sie haben aufgehört', en: 'You stopped' },
  no_show: {
    nl: 'Deze beurt is voorbij',
    fr: 'Ce tour est passé',
    de: 'Dieser Aufruf ist vorbei',
    en: 'This turn has passed',
  },
  interrupted: {
    nl: 'Het gesprek is afgebroken',
    fr: 'L’entretien a été coupé',
    de: 'Das Gespräch wurde unterbrochen',
    en: 'The conversation was cut off',
  },
  transferred: {
    nl: 'Een collega helpt u verder',
    fr: 'Un collègue prend la suite',
    de: 'Jemand aus dem Team macht weiter',
    en: 'A colleague takes it from here',
  },
  returns_later: {
    nl: 'Tot zo dadelijk',
    fr: 'À tout à l’heure',
    de: 'Bis gleich',
    en: 'See you in a moment',
  },
} satisfies Record<Ending, Phrase>);

export const goodbyeMore = area({
  ended: {
    nl: 'Neem uw kaart en uw papieren mee.',
    fr: 'Reprenez votre carte et vos papiers.',
    de: 'Nehmen Sie Ihre Karte und Ihre Papiere mit.',
    en: 'Please take your card and your papers.',
  },
  stopped: {
    nl: 'Neem uw kaart mee. U kunt altijd opnieuw beginnen.',
    fr: 'Reprenez votre carte. Vous pouvez toujours recommencer.',
    de: 'Nehmen Sie Ihre Karte mit. Sie können jederzeit neu beginnen.',
    en: 'Please take your card. You can always start again.',
  },
  no_show: {
    nl: 'Er kwam niemand. Is dit uw nummer? De code op uw ticket zet u vandaag één keer terug in de rij.',
    fr: 'Personne n’est venu. C’est votre numéro ? Le code sur votre ticket vous remet une fois dans la file aujourd’hui.',
    de: 'Es kam niemand. Ist das Ihre Nummer? Der Code auf Ihrem Ticket bringt Sie heute einmal zurück in die Reihe.',
    en: 'Nobody came. Is this your number? The code on your ticket puts you back in the queue once today.',
  },
  interrupted: {
    nl: 'De verbinding kwam niet terug. Uw nummer staat weer vooraan. Neem uw kaart mee: wij roepen u opnieuw.',
    fr: 'La connexion n’est pas revenue. Votre numéro est de nouveau en tête. Reprenez votre carte : nous vous rappellerons.',
    de: 'Die Verbindung kam nicht zurück. Ihre Nummer steht wieder vorn. Nehmen Sie Ihre Karte mit: Wir rufen Sie erneut.',
    en: 'The connection did not come back. Your number is at the front again. Take your card: we will call you again.',
  },
  transferred: {
    nl: 'Blijf dichtbij: wij roepen u zo. Uw nummer blijft geldig. Wat u vertelde, is bewaard. Neem uw kaart even mee.',
    fr: 'Restez à proximité : nous vous appelons bientôt. Votre numéro reste valable. Ce que vous avez dit est conservé. Reprenez votre carte.',
    de: 'Bleiben Sie in der Nähe: Wir rufen Sie gleich. Ihre Nummer gilt weiter. Was Sie gesagt haben, ist gespeichert. Nehmen Sie Ihre Karte mit.',
    en: 'Stay near: we will call you soon. Your number stays valid. What you told us is saved. Please take your card.',
  },
  returns_later: {
    nl: 'Uw nummer blijft geldig. Bent u terug? Zeg het met de code op uw ticket: wij roepen u dan weer. Neem uw kaart mee.',
    fr: 'Votre numéro reste valable. De retour ? Dites-le avec le code sur votre ticket : nous vous rappellerons. Reprenez votre carte.',
    de: 'Ihre Nummer gilt weiter. Sind Sie zurück? Sagen Sie es mit dem Code auf Ihrem Ticket: Dann rufen wir Sie wieder. Nehmen Sie Ihre Karte mit.',
    en: 'Your number stays valid. Are you back? Say so with the code on your ticket: we will call you again. Please take your card.',
  },
} satisfies Record<Ending, Phrase>);

export const outOfServiceTitles = area({
  no_connection: {
    nl: 'Dit loket heeft even geen verbinding',
    fr: 'Ce guichet n’a pas de connexion pour l’instant',
    de: 'Dieser Schalter hat gerade keine Verbindung',
    en: 'This counter has no connection right now',
  },
  revoked: {
    nl: 'Dit loket is buiten gebruik',
    fr: 'Ce guichet est hors service',
    de: 'Dieser Schalter ist außer Betrieb',
    en: 'This counter is out of use',
  },
} satisfies Record<Cause, Phrase>);

export const outOfServiceMore = area({
  no_connection: {
    nl: 'Het gaat vanzelf verder zodra de verbinding terug is. Een nummer dat u al hebt, blijft geldig.',
    fr: 'Il reprendra de lui-même dès que la connexion revient. Un numéro que vous avez déjà reste valable.',
    de: 'Es geht von selbst weiter, sobald die Verbindung zurück ist. Eine Nummer, die Sie schon haben, bleibt gültig.',
    en: 'It goes on by itself as soon as the connection is back. A number that you already have stays valid.',
  },
  revoked: {
    nl: 'Vraag aan een medewerker waar u nu terechtkunt.',
    fr: 'Demandez à l’accueil où vous adresser.',
    de: 'Bitte fragen Sie am Empfang, wohin Sie jetzt gehen können.',
    en: 'Please ask at the reception where to go now.',
  },
} satisfies Record<Cause, Phrase>);
