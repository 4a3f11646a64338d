import type { AuditAction, AuditSubject } from '@loket/contract';
import { area, type Phrase } from './area.ts';

/** What somebody did, as the audit log says it. */
export const auditActionWords = area({
  login: { nl: 'Aangemeld', fr: 'Connexion', de: 'Angemeldet', en: 'Signed in' },
  login_failed: {
    nl: 'Aanmelden mislukt',
    fr: 'Connexion échouée',
    de: 'Anmeldung gescheitert',
    en: 'Sign-in failed',
  },
  logout: { nl: 'Afgemeld', fr: 'Déconnexion', de: 'Abgemeldet', en: 'Signed out' },
  identity_shown: {
    nl: 'Identiteit getoond',
    fr: 'Identité affichée',
    de: 'Identität gezeigt',
    en: 'Identity shown',
  },
  photo_shown: { nl: 'Foto getoond', fr: 'Photo affichée', de: 'Foto gezeigt', en: 'Photo shown' },
  audit_read: {
    nl: 'Inzagelog gelezen',
    fr: 'Journal consulté',
    de: 'Protokoll gelesen',
    en: 'Audit log read',
  },
  data_key_destroyed: {
    nl: 'Sleutel van de gegevens vernietigd',
    fr: 'Clé des données détruite',
    de: 'Datenschlüssel vernichtet',
    en: 'Key of the data destroyed',
  },
  statement_shown: {
    nl: 'Verklaring getoond',
    fr: 'Déclaration affichée',
    de: 'Aussage gezeigt',
    en: 'Statement shown',
  },
  document_shown: {
    nl: 'Document getoond',
    fr: 'Pièce affichée',
    de: 'Dokument gezeigt',
    en: 'Document shown',
  },
  manual_identification: {
    nl: 'Zonder kaart geïdentificeerd',
    fr: 'Identification sans carte',
    de: 'Ohne Karte identifiziert',
    en: 'Identified without a card',
  },
  statement_signed: {
    nl: 'Verklaring ondertekend',
    fr: 'Déclaration signée',
    de: 'Aussage unterschrieben',
    en: 'Statement signed',
  },
  handed_over: { nl: 'Overgedragen', fr: 'Transmis', de: 'Übergeben', en: 'Handed over' },
  paper_made: { nl: 'Papier gemaakt', fr: 'Document délivré', de: 'Papier erstellt', en: 'Paper made' },
  alarm_raised: { nl: 'Alarm gegeven', fr: 'Alarme donnée', de: 'Alarm ausgelöst', en: 'Alarm raised' },
  alarm_answered: {
    nl: 'Alarm beantwoord',
    fr: 'Alarme prise en charge',
    de: 'Alarm beantwortet',
    en: 'Alarm answered',
  },
  ticket_assigned: {
    nl: 'Ticket toegewezen',
    fr: 'Ticket attribué',
    de: 'Ticket zugewiesen',
    en: 'Ticket assigned',
  },
  ticket_raised: {
    nl: 'Ticket voorrang gegeven',
    fr: 'Priorité donnée au ticket',
    de: 'Ticket vorgezogen',
    en: 'Ticket given priority',
  },
  ticket_parked: {
    nl: 'Ticket geparkeerd of hervat',
    fr: 'Ticket mis en attente ou repris',
    de: 'Ticket zurückgestellt oder fortgesetzt',
    en: 'Ticket parked or resumed',
  },
  ticket_referred: {
    nl: 'Ticket doorverwezen',
    fr: 'Ticket orienté ailleurs',
    de: 'Ticket weiterverwiesen',
    en: 'Ticket sent on',
  },
  consultation_transferred: {
    nl: 'Gesprek doorgegeven',
    fr: 'Entretien transmis',
    de: 'Gespräch übergeben',
    en: 'Consultation passed on',
  },
  cap_changed: {
    nl: 'Aantal inspecteurs gewijzigd',
    fr: 'Nombre d’inspecteurs modifié',
    de: 'Zahl der Inspektoren geändert',
    en: 'Number of inspectors changed',
  },
  site_changed: { nl: 'Locatie gewijzigd', fr: 'Site modifié', de: 'Standort geändert', en: 'Site changed' },
  site_override: {
    nl: 'Locatie met de hand geopend of gesloten',
    fr: 'Site ouvert ou fermé à la main',
    de: 'Standort von Hand geöffnet oder geschlossen',
    en: 'Site opened or closed by hand',
  },
  counter_made: { nl: 'Loket aangemaakt', fr: 'Guichet créé', de: 'Schalter angelegt', en: 'Counter made' },
  counter_moved: {
    nl: 'Loket verplaatst',
    fr: 'Guichet déplacé',
    de: 'Schalter verlegt',
    en: 'Counter moved',
  },
  enrolment_code_made: {
    nl: 'Code voor loket gemaakt',
    fr: 'Code de guichet créé',
    de: 'Anmeldecode erstellt',
    en: 'Code for a counter made',
  },
  counter_enrolled: {
    nl: 'Loket aangemeld',
    fr: 'Guichet inscrit',
    de: 'Schalter angemeldet',
    en: 'Counter signed up',
  },
  counter_revoked: {
    nl: 'Loket uitgesloten',
    fr: 'Guichet exclu',
    de: 'Schalter ausgeschlossen',
    en: 'Counter shut out',
  },
  visitors_shown: {
    nl: 'Bezoekers getoond',
    fr: 'Visiteurs affichés',
    de: 'Besucher gezeigt',
    en: 'Visitors shown',
  },
  appointment_shown: {
    nl: 'Afspraak getoond',
    fr: 'Rendez-vous affiché',
    de: 'Termin gezeigt',
    en: 'Appointment shown',
  },
  report_shown: {
    nl: 'Melding getoond',
    fr: 'Signalement affiché',
    de: 'Meldung gezeigt',
    en: 'Report shown',
  },
  report_answered: {
    nl: 'Melding beantwoord',
    fr: 'Réponse à un signalement',
    de: 'Meldung beantwortet',
    en: 'Report answered',
  },
  question_shown: { nl: 'Vraag getoond', fr: 'Question affichée', de: 'Frage gezeigt', en: 'Question shown' },
  question_answered: {
    nl: 'Vraag beantwoord',
    fr: 'Réponse à une question',
    de: 'Frage beantwortet',
    en: 'Question answered',
  },
  calendar_imported: {
    nl: 'Kalender ingelezen',
    fr: 'Calendrier importé',
    de: 'Kalender eingelesen',
    en: 'Calendar imported',
  },
  policy_changed: {
    nl: 'Regels van de wachtrij gewijzigd',
    fr: 'Règles de la file modifiées',
    de: 'Regeln der Warteschlange geändert',
    en: 'Rules of the queue changed',
  },
  message_made: {
    nl: 'Bericht op de infoschermen gezet',
    fr: 'Message mis sur les écrans',
    de: 'Nachricht auf die Bildschirme gesetzt',
    en: 'Message put on the screens',
  },
  message_removed: {
    nl: 'Bericht van de infoschermen gehaald',
    fr: 'Message retiré des écrans',
    de: 'Nachricht von den Bildschirmen genommen',
    en: 'Message taken off the screens',
  },
  waiting_told: {
    nl: 'Wachtenden doorverwezen',
    fr: 'Personnes en attente réorientées',
    de: 'Wartende weiterverwiesen',
    en: 'People who waited sent on',
  },
  break_forced: {
    nl: 'Pauze opgelegd',
    fr: 'Pause imposée',
    de: 'Pause angeordnet',
    en: 'Break ordered',
  },
  competence_changed: {
    nl: 'Talen en opleiding gewijzigd',
    fr: 'Langues et formation modifiées',
    de: 'Sprachen und Ausbildung geändert',
    en: 'Languages and training changed',
  },
} satisfies Record<AuditAction, Phrase>);

/** What the act was about. */
export const auditSubjectWords = area({
  consultation: { nl: 'gesprek', fr: 'entretien', de: 'Gespräch', en: 'consultation' },
  staff: { nl: 'medewerker', fr: 'membre du personnel', de: 'Mitarbeitende', en: 'staff' },
  counter: { nl: 'loket', fr: 'guichet', de: 'Schalter', en: 'counter' },
  audit: { nl: 'inzagelog', fr: 'journal', de: 'Protokoll', en: 'audit log' },
  site: { nl: 'locatie', fr: 'lieu', de: 'Standort', en: 'site' },
  ticket: { nl: 'ticket van een burger', fr: 'ticket d’un citoyen', de: 'Ticket', en: 'ticket' },
  zone: { nl: 'politiezone', fr: 'zone de police', de: 'Polizeizone', en: 'police zone' },
  visitor: { nl: 'bezoeker', fr: 'visiteur', de: 'Besucher', en: 'visitor' },
  appointment: { nl: 'afspraak', fr: 'rendez-vous', de: 'Termin', en: 'appointment' },
  report: { nl: 'melding', fr: 'signalement', de: 'Meldung', en: 'report' },
  question: { nl: 'vraag', fr: 'demande', de: 'Frage', en: 'question' },
  alarm: { nl: 'noodsein', fr: 'alarme', de: 'Alarm', en: 'alarm' },
} satisfies Record<AuditSubject, Phrase>);

/** Kinds of event by the name that central gives the template; one that is not here keeps central's own name. */
export const eventTemplateWords = area({
  fair: {
    nl: 'Jaarmarkt of kermis',
    fr: 'Foire ou kermesse',
    de: 'Jahrmarkt oder Kirmes',
    en: 'Fair or market',
  },
  festival: {
    nl: 'Festival of groot evenement',
    fr: 'Festival ou grand événement',
    de: 'Festival oder Großveranstaltung',
    en: 'Festival or large event',
  },
  neighbourhood: {
    nl: 'Wijkmoment op afspraak',
    fr: 'Rencontre de quartier sur rendez-vous',
    de: 'Viertelsprechstunde mit Termin',
    en: 'Neighbourhood hour by appointment',
  },
});
