import type { CardFailure, ConsultationPhase, InspectorState, TimelineEntry } from '@loket/contract';
import { area, type Phrase } from './area.ts';
import { deskAccessTexts } from './desk-access.ts';
import { deskCallTexts } from './desk-call.ts';
import { deskIdentityTexts } from './desk-identity.ts';
import { deskQueueTexts } from './desk-queue.ts';

/** The inspector's page. Words that other screens use too stand in words.ts and the files beside it. */
export const deskTexts = area({
  ...deskAccessTexts,
  ...deskQueueTexts,
  ...deskCallTexts,
  ...deskIdentityTexts,
});

export const phaseWords = area({
  called: { nl: 'Geroepen', fr: 'Appelé', de: 'Gerufen', en: 'Called' },
  present: { nl: 'In gesprek', fr: 'En entretien', de: 'Im Gespräch', en: 'In a call' },
  away: { nl: 'Loket weg', fr: 'Guichet absent', de: 'Schalter weg', en: 'Counter away' },
  ended: { nl: 'Afgesloten', fr: 'Clôturé', de: 'Abgeschlossen', en: 'Closed' },
} satisfies Record<ConsultationPhase, Phrase>);

export const inspectorStateWords = area({
  available: deskTexts.available,
  break: deskTexts.break,
  in_consultation: phaseWords.present,
  off: { nl: 'Niet verbonden', fr: 'Non connecté', de: 'Nicht verbunden', en: 'Not connected' },
} satisfies Record<InspectorState['state'], Phrase>);

export const timelineWords = area({
  issued: { nl: 'Ticket genomen', fr: 'Ticket pris', de: 'Ticket gezogen', en: 'Ticket taken' },
  called: { nl: 'Geroepen', fr: 'Appelé', de: 'Gerufen', en: 'Called' },
  recalled: { nl: 'Opnieuw geroepen', fr: 'Rappelé', de: 'Erneut gerufen', en: 'Called again' },
  present: { nl: 'Burger is er', fr: 'Le citoyen est là', de: 'Bürger ist da', en: 'Citizen is there' },
  away: { nl: 'Loket viel weg', fr: 'Guichet perdu', de: 'Schalter weg', en: 'Counter went away' },
  back: { nl: 'Loket is terug', fr: 'Guichet de retour', de: 'Schalter zurück', en: 'Counter is back' },
  card_read: { nl: 'Kaart gelezen', fr: 'Carte lue', de: 'Karte gelesen', en: 'Card read' },
  card_failed: {
    nl: 'Kaart niet gelezen',
    fr: 'Carte non lue',
    de: 'Karte nicht gelesen',
    en: 'Card not read',
  },
  assigned: {
    nl: 'Toegewezen',
    fr: 'Attribué',
    de: 'Zugewiesen',
    en: 'Assigned',
  },
  raised: { nl: 'Vooraan gezet', fr: 'Mis en tête', de: 'Vorgezogen', en: 'Put first' },
  lowered: {
    nl: 'Terug op zijn plaats',
    fr: 'Remis à sa place',
    de: 'Zurück am alten Platz',
    en: 'Back to its place',
  },
  reconciled: {
    nl: 'Nagekomen ticket zonder verbinding',
    fr: 'Ticket émis hors connexion',
    de: 'Ticket ohne Verbindung nachgetragen',
    en: 'Ticket issued offline, added later',
  },
  returned: {
    nl: 'Terug in de wachtrij',
    fr: 'Remis dans la file',
    de: 'Zurück in der Warteschlange',
    en: 'Back in the queue',
  },
  parked: {
    nl: 'Even weg, nummer bewaard',
    fr: 'Absent un moment, numéro gardé',
    de: 'Kurz weg, Nummer bleibt',
    en: 'Away for a while, number kept',
  },
  resumed: {
    nl: 'Terug, wacht weer',
    fr: 'De retour, attend',
    de: 'Zurück, wartet wieder',
    en: 'Back, waits again',
  },
  rejoined: {
    nl: 'Gemist, toch gekomen',
    fr: 'Appel manqué, venu ensuite',
    de: 'Verpasst, doch gekommen',
    en: 'Missed the call, came after all',
  },
  transferred: {
    nl: 'Doorgegeven aan een collega',
    fr: 'Transmis à un collègue',
    de: 'An einen Kollegen übergeben',
    en: 'Passed to a colleague',
  },
  referred: { nl: 'Doorverwezen', fr: 'Orienté ailleurs', de: 'Weiterverwiesen', en: 'Sent on' },
  offered: { nl: 'Aangeboden', fr: 'Proposé', de: 'Angeboten', en: 'Offered' },
  offer_missed: {
    nl: 'Aanbod niet beantwoord',
    fr: 'Proposition sans réponse',
    de: 'Angebot nicht beantwortet',
    en: 'Offer not answered',
  },
  ended: { nl: 'Afgesloten', fr: 'Clôturé', de: 'Abgeschlossen', en: 'Closed' },
} satisfies Record<TimelineEntry['kind'], Phrase>);

/** Why a card was not read, for the inspector: what happened and what to ask. */
export const deskCardFailureWords = area({
  card_pulled: {
    nl: 'De kaart werd te vroeg uitgetrokken. Vraag om ze opnieuw in te steken.',
    fr: 'La carte a été retirée trop tôt. Demandez de la réinsérer.',
    de: 'Die Karte wurde zu früh gezogen. Bitten Sie, sie erneut einzustecken.',
    en: 'The card was pulled too early. Ask to put it in again.',
  },
  mute_card: {
    nl: 'De kaart antwoordt niet. Misschien zit ze verkeerd om: chip vooraan en naar boven.',
    fr: 'La carte ne répond pas. Peut-être à l’envers : puce en avant et vers le haut.',
    de: 'Die Karte antwortet nicht. Vielleicht falsch herum: Chip nach vorn und oben.',
    en: 'The card does not answer. Perhaps it is the wrong way round: chip first and up.',
  },
  unknown_card: {
    nl: 'Deze kaart kennen wij niet. Ga verder met gewone identificatie.',
    fr: 'Cette carte est inconnue. Identifiez la personne autrement.',
    de: 'Diese Karte ist unbekannt. Identifizieren Sie die Person anders.',
    en: 'This card is not known. Identify the person in another way.',
  },
  foreign_card: {
    nl: 'Dit is geen Belgische identiteitskaart. Ga verder met gewone identificatie.',
    fr: 'Ce n’est pas une carte d’identité belge. Identifiez la personne autrement.',
    de: 'Das ist kein belgischer Ausweis. Identifizieren Sie die Person anders.',
    en: 'This is not a Belgian identity card. Identify the person in another way.',
  },
  corrupt_data: {
    nl: 'Wat op de kaart staat, klopt niet. Niets ervan is overgenomen.',
    fr: 'Le contenu de la carte est incorrect. Rien n’en a été repris.',
    de: 'Der Inhalt der Karte stimmt nicht. Nichts davon wurde übernommen.',
    en: 'What the card holds is not right. Nothing of it was taken over.',
  },
  reader_gone: {
    nl: 'De kaartlezer van het loket is weg. Ga verder met gewone identificatie.',
    fr: 'Le lecteur du guichet est absent. Identifiez la personne autrement.',
    de: 'Der Kartenleser am Schalter ist weg. Identifizieren Sie die Person anders.',
    en: 'The counter’s card reader is away. Identify the person in another way.',
  },
  card_error: {
    nl: 'Het lezen is mislukt. Vraag om de kaart opnieuw in te steken.',
    fr: 'La lecture a échoué. Demandez de réinsérer la carte.',
    de: 'Das Lesen ist fehlgeschlagen. Bitten Sie, die Karte erneut einzustecken.',
    en: 'The reading failed. Ask to put the card in again.',
  },
} satisfies Record<CardFailure, Phrase>);
