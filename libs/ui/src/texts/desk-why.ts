import type { Hindrance, PriorityClass, Skill } from '@loket/contract';
import { area, type NamePhrase, type NumberPhrase, type Phrase, plural } from './area.ts';

/** "Why this ticket?", in sentences, on the desk and on the board. */
export const whyTexts = area({
  title: {
    nl: 'Waarom dit ticket?',
    fr: 'Pourquoi ce ticket ?',
    de: 'Warum dieses Ticket?',
    en: 'Why this ticket?',
  },
  waits: {
    nl: (count: number) => `Wacht ${count} ${plural('nl', count, 'minuut', 'minuten')}.`,
    fr: (count: number) => `Attend depuis ${count} ${plural('fr', count, 'minute', 'minutes')}.`,
    de: (count: number) => `Wartet seit ${count} ${plural('de', count, 'Minute', 'Minuten')}.`,
    en: (count: number) => `Has waited ${count} ${plural('en', count, 'minute', 'minutes')}.`,
  },
  waited: {
    nl: (count: number) => `Wachtte ${count} ${plural('nl', count, 'minuut', 'minuten')}.`,
    fr: (count: number) => `A attendu ${count} ${plural('fr', count, 'minute', 'minutes')}.`,
    de: (count: number) => `Hat ${count} ${plural('de', count, 'Minute', 'Minuten')} gewartet.`,
    en: (count: number) => `Waited ${count} ${plural('en', count, 'minute', 'minutes')}.`,
  },
  keptForYou: {
    nl: (count: number) => `Bewaard voor deze inspecteur: telt als ${count} minuten voorsprong.`,
    fr: (count: number) => `Réservé à cet inspecteur : compte comme ${count} minutes d’avance.`,
    de: (count: number) => `Für diesen Inspektor vorbehalten: zählt wie ${count} Minuten Vorsprung.`,
    en: (count: number) => `Kept for this inspector: counts as a ${count} minute head start.`,
  },
  siteTurn: {
    nl: (count: number) =>
      `Op deze plaats staat al een tijd een loket vrij: ${count} ${plural('nl', count, 'minuut', 'minuten')} voorsprong.`,
    fr: (count: number) =>
      `Un guichet est libre ici depuis un moment : ${count} ${plural('fr', count, 'minute', 'minutes')} d’avance.`,
    de: (count: number) =>
      `An diesem Ort ist seit einer Weile ein Schalter frei: ${count} ${plural('de', count, 'Minute', 'Minuten')} Vorsprung.`,
    en: (count: number) => `A counter has been free here for a while: a ${count} minute head start.`,
  },
  languageFits: {
    nl: 'De inspecteur spreekt de gevraagde taal.',
    fr: 'L’inspecteur parle la langue demandée.',
    de: 'Der Inspektor spricht die gewünschte Sprache.',
    en: 'The inspector speaks the language that was asked.',
  },
  languageMissing: {
    nl: 'Niemand met de gevraagde taal was op tijd vrij.',
    fr: 'Personne parlant la langue demandée n’était libre à temps.',
    de: 'Niemand mit der gewünschten Sprache war rechtzeitig frei.',
    en: 'Nobody with the language that was asked was free in time.',
  },
  skillFits: {
    nl: (skill: string) => `De inspecteur heeft de opleiding ${skill}.`,
    fr: (skill: string) => `L’inspecteur est formé : ${skill}.`,
    de: (skill: string) => `Der Inspektor hat die Schulung ${skill}.`,
    en: (skill: string) => `The inspector is trained in ${skill}.`,
  },
  skillMissing: {
    nl: (skill: string) => `Niemand met de opleiding ${skill} was op tijd vrij.`,
    fr: (skill: string) => `Personne de formé n’était libre à temps : ${skill}.`,
    de: (skill: string) => `Niemand mit der Schulung ${skill} war rechtzeitig frei.`,
    en: (skill: string) => `Nobody trained in ${skill} was free in time.`,
  },
  before: {
    nl: (count: number) =>
      count === 0
        ? 'Staat vooraan.'
        : `${count} ${plural('nl', count, 'ticket staat', 'tickets staan')} ervoor.`,
    fr: (count: number) =>
      count === 0
        ? 'Est en tête de file.'
        : `${count} ${plural('fr', count, 'ticket est', 'tickets sont')} devant.`,
    de: (count: number) =>
      count === 0
        ? 'Steht ganz vorn.'
        : `${count} ${plural('de', count, 'Ticket steht', 'Tickets stehen')} davor.`,
    en: (count: number) =>
      count === 0 ? 'Is first.' : `${count} ${plural('en', count, 'ticket is', 'tickets are')} before it.`,
  },
  free: {
    nl: 'Kan nu geroepen worden.',
    fr: 'Peut être appelé maintenant.',
    de: 'Kann jetzt gerufen werden.',
    en: 'Can be called now.',
  },
  decidedAt: {
    nl: (time: string) => `Beslist om ${time}.`,
    fr: (time: string) => `Décidé à ${time}.`,
    de: (time: string) => `Entschieden um ${time}.`,
    en: (time: string) => `Decided at ${time}.`,
  },
  policyVersion: {
    nl: (version: number) => `Regels: versie ${version}.`,
    fr: (version: number) => `Règles : version ${version}.`,
    de: (version: number) => `Regeln: Version ${version}.`,
    en: (version: number) => `Rules: version ${version}.`,
  },
});

const headStart = (nl: string, fr: string, de: string, en: string): NumberPhrase => ({
  nl: (count) => `${nl}: ${count} ${plural('nl', count, 'minuut', 'minuten')} voorsprong.`,
  fr: (count) => `${fr} : ${count} ${plural('fr', count, 'minute', 'minutes')} d’avance.`,
  de: (count) => `${de}: ${count} ${plural('de', count, 'Minute', 'Minuten')} Vorsprung.`,
  en: (count) => `${en}: a ${count} minute head start.`,
});

/** The head start that each class has. */
export const headStartWords = area({
  returning: headStart(
    'Komt terug na een onderbreking',
    'Revient après une interruption',
    'Kommt nach einer Unterbrechung zurück',
    'Comes back after an interruption',
  ),
  raised: headStart('Vooraan gezet', 'Mis en tête', 'Vorgezogen', 'Put first'),
  appointment: headStart('Afspraak', 'Rendez-vous', 'Termin', 'Appointment'),
  normal: headStart('Gewoon', 'Ordinaire', 'Üblich', 'Ordinary'),
} satisfies Record<PriorityClass, NumberPhrase>);

/** What holds back a ticket that waits. */
export const hindranceWords = area({
  no_free_counter: {
    nl: 'Op deze plaats is geen loket vrij.',
    fr: 'Aucun guichet n’est libre à cet endroit.',
    de: 'An diesem Ort ist kein Schalter frei.',
    en: 'No counter is free at this place.',
  },
  kept_for_colleague: {
    nl: 'Bewaard voor een collega.',
    fr: 'Réservé à un collègue.',
    de: 'Für einen Kollegen vorbehalten.',
    en: 'Kept for a colleague.',
  },
  kept_for_language: {
    nl: 'Wacht op een collega die de gevraagde taal spreekt.',
    fr: 'Attend un collègue qui parle la langue demandée.',
    de: 'Wartet auf einen Kollegen, der die gewünschte Sprache spricht.',
    en: 'Waits for a colleague who speaks the language that was asked.',
  },
  kept_for_skill: {
    nl: 'Wacht op een collega met de juiste opleiding.',
    fr: 'Attend un collègue formé pour cela.',
    de: 'Wartet auf einen Kollegen mit der passenden Schulung.',
    en: 'Waits for a colleague with the right training.',
  },
} satisfies Record<Hindrance, Phrase>);

/** Why a ticket that stood before the one that was called, was not called. */
export const passedOverWords = area({
  no_free_counter: {
    nl: (ticket: string) => `${ticket} stond ervoor, maar daar was geen loket vrij.`,
    fr: (ticket: string) => `${ticket} était devant, mais aucun guichet n’y était libre.`,
    de: (ticket: string) => `${ticket} stand davor, aber dort war kein Schalter frei.`,
    en: (ticket: string) => `${ticket} was before it, but no counter was free there.`,
  },
  kept_for_colleague: {
    nl: (ticket: string) => `${ticket} stond ervoor, maar was bewaard voor een collega.`,
    fr: (ticket: string) => `${ticket} était devant, mais réservé à un collègue.`,
    de: (ticket: string) => `${ticket} stand davor, war aber für einen Kollegen vorbehalten.`,
    en: (ticket: string) => `${ticket} was before it, but was kept for a colleague.`,
  },
  kept_for_language: {
    nl: (ticket: string) => `${ticket} stond ervoor, maar wachtte op een collega die de taal spreekt.`,
    fr: (ticket: string) => `${ticket} était devant, mais attendait un collègue qui parle la langue.`,
    de: (ticket: string) =>
      `${ticket} stand davor, wartete aber auf einen Kollegen, der die Sprache spricht.`,
    en: (ticket: string) => `${ticket} was before it, but waited for a colleague who speaks the language.`,
  },
  kept_for_skill: {
    nl: (ticket: string) => `${ticket} stond ervoor, maar wachtte op een collega met de opleiding.`,
    fr: (ticket: string) => `${ticket} était devant, mais attendait un collègue formé.`,
    de: (ticket: string) => `${ticket} stand davor, wartete aber auf einen Kollegen mit der Schulung.`,
    en: (ticket: string) => `${ticket} was before it, but waited for a colleague with the training.`,
  },
} satisfies Record<Hindrance, NamePhrase>);

export const skillWords = area({
  victims: {
    nl: 'slachtofferbejegening',
    fr: 'assistance aux victimes',
    de: 'Opferbetreuung',
    en: 'victim support',
  },
  fraud: { nl: 'oplichting', fr: 'escroqueries', de: 'Betrug', en: 'fraud' },
  traffic: { nl: 'verkeer', fr: 'circulation', de: 'Verkehr', en: 'traffic' },
} satisfies Record<Skill, Phrase>);
