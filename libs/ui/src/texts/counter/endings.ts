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
    nl: 'Er kwam niemand. U kunt altijd een nieuw nummer nemen.',
    fr: 'Personne n’est venu. Vous pouvez toujours prendre un nouveau numéro.',
    de: 'Es kam niemand. Sie können jederzeit eine neue Nummer ziehen.',
    en: 'Nobody came. You can always take a new number.',
  },
  interrupted: {
    nl: 'De verbinding kwam niet terug. Uw nummer staat weer vooraan. Neem uw kaart mee: wij roepen u opnieuw.',
    fr: 'La connexion n’est pas revenue. Votre numéro est de nouveau en tête. Reprenez votre carte : nous vous rappellerons.',
    de: 'Die Verbindung kam nicht zurück. Ihre Nummer steht wieder vorn. Nehmen Sie Ihre Karte mit: Wir rufen Sie erneut.',
    en: 'The connection did not come back. Your number is at the front again. Take your card: we will call you again.',
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
