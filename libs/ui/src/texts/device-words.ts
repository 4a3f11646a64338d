import type {
  CardReaderStatus,
  CounterState,
  DeviceName,
  DisplayStatus,
  DocumentPrinterStatus,
  MediaDeviceStatus,
  SignaturePadStatus,
  TicketPrinterStatus,
} from '@loket/contract';
import { area, type Phrase } from './area.ts';

/** Names of devices, and a fact about each: never a bare coloured dot. */
export const deviceNames = area({
  cardReader: { nl: 'Kaartlezer', fr: 'Lecteur de cartes', de: 'Kartenleser', en: 'Card reader' },
  ticketPrinter: {
    nl: 'Ticketprinter',
    fr: 'Imprimante de tickets',
    de: 'Ticketdrucker',
    en: 'Ticket printer',
  },
  camera: { nl: 'Camera', fr: 'Caméra', de: 'Kamera', en: 'Camera' },
  microphone: { nl: 'Microfoon', fr: 'Micro', de: 'Mikrofon', en: 'Microphone' },
  speaker: { nl: 'Luidspreker', fr: 'Haut-parleur', de: 'Lautsprecher', en: 'Speaker' },
  documentPrinter: {
    nl: 'Documentprinter',
    fr: 'Imprimante de documents',
    de: 'Dokumentdrucker',
    en: 'Document printer',
  },
  signaturePad: {
    nl: 'Handtekeningpad',
    fr: 'Tablette de signature',
    de: 'Unterschriftenpad',
    en: 'Signature pad',
  },
  citizenDisplay: {
    nl: 'Scherm van de burger',
    fr: 'Écran du citoyen',
    de: 'Bildschirm der Bürger',
    en: 'Citizen’s screen',
  },
  presenceDisplay: {
    nl: 'Scherm van de inspecteur',
    fr: 'Écran de l’inspecteur',
    de: 'Bildschirm der Polizei',
    en: 'Inspector’s screen',
  },
} satisfies Record<DeviceName, Phrase>);

/** `card_present` is `ready` with a card in it. */
export const cardReaderWords = area({
  ready: { nl: 'klaar, geen kaart', fr: 'prêt, sans carte', de: 'bereit, keine Karte', en: 'ready, no card' },
  card_present: { nl: 'kaart zit erin', fr: 'carte insérée', de: 'Karte steckt', en: 'card is in' },
  absent: { nl: 'niet aanwezig', fr: 'absent', de: 'nicht vorhanden', en: 'not there' },
  service_away: { nl: 'herstart', fr: 'redémarre', de: 'startet neu', en: 'restarting' },
  wedged: {
    nl: 'hangt vast: haal de kaart eruit',
    fr: 'bloqué : retirez la carte',
    de: 'hängt: Karte entfernen',
    en: 'stuck: take the card out',
  },
  error: { nl: 'antwoordt niet', fr: 'ne répond pas', de: 'antwortet nicht', en: 'does not answer' },
} satisfies Record<CardReaderStatus['state'] | 'card_present', Phrase>);

export const ticketPrinterWords = area({
  ready: { nl: 'klaar', fr: 'prête', de: 'bereit', en: 'ready' },
  paper_low: { nl: 'papier bijna op', fr: 'papier presque épuisé', de: 'Papier fast leer', en: 'paper low' },
  paper_out: { nl: 'papier op', fr: 'plus de papier', de: 'Papier leer', en: 'out of paper' },
  cover_open: { nl: 'deksel open', fr: 'capot ouvert', de: 'Deckel offen', en: 'cover open' },
  offline: { nl: 'niet bereikbaar', fr: 'injoignable', de: 'nicht erreichbar', en: 'offline' },
  not_configured: { nl: 'niet ingesteld', fr: 'non configurée', de: 'nicht eingerichtet', en: 'not set up' },
  error: { nl: 'antwoordt niet', fr: 'ne répond pas', de: 'antwortet nicht', en: 'does not answer' },
} satisfies Record<TicketPrinterStatus['state'], Phrase>);

export const documentPrinterWords = area({
  ready: { nl: 'klaar', fr: 'prête', de: 'bereit', en: 'ready' },
  media_empty: { nl: 'papier op', fr: 'plus de papier', de: 'Papier leer', en: 'out of paper' },
  jam: {
    nl: 'moet open: papier vast',
    fr: 'à ouvrir : bourrage',
    de: 'öffnen: Papierstau',
    en: 'open it: paper is stuck',
  },
  offline: { nl: 'niet bereikbaar', fr: 'injoignable', de: 'nicht erreichbar', en: 'offline' },
  not_configured: { nl: 'niet ingesteld', fr: 'non configurée', de: 'nicht eingerichtet', en: 'not set up' },
  error: { nl: 'antwoordt niet', fr: 'ne répond pas', de: 'antwortet nicht', en: 'does not answer' },
} satisfies Record<DocumentPrinterStatus['state'], Phrase>);

export const signaturePadWords = area({
  ready: { nl: 'klaar', fr: 'prête', de: 'bereit', en: 'ready' },
  absent: { nl: 'niet aanwezig', fr: 'absente', de: 'nicht vorhanden', en: 'not there' },
  busy: {
    nl: 'door een ander programma in gebruik',
    fr: 'utilisée par un autre programme',
    de: 'von einem anderen Programm belegt',
    en: 'used by another program',
  },
  not_configured: { nl: 'niet ingesteld', fr: 'non configurée', de: 'nicht eingerichtet', en: 'not set up' },
  error: { nl: 'antwoordt niet', fr: 'ne répond pas', de: 'antwortet nicht', en: 'does not answer' },
} satisfies Record<SignaturePadStatus['state'], Phrase>);

export const displayWords = area({
  ready: { nl: 'klaar', fr: 'prêt', de: 'bereit', en: 'ready' },
  absent: { nl: 'niet aanwezig', fr: 'absent', de: 'nicht vorhanden', en: 'not there' },
  misplaced: {
    nl: 'het beeld staat op het verkeerde scherm',
    fr: 'l’image est sur le mauvais écran',
    de: 'das Bild ist auf dem falschen Bildschirm',
    en: 'the picture is on the wrong screen',
  },
} satisfies Record<DisplayStatus['state'], Phrase>);

export const mediaDeviceWords = area({
  ready: { nl: 'klaar', fr: 'prêt', de: 'bereit', en: 'ready' },
  absent: { nl: 'niet aanwezig', fr: 'absent', de: 'nicht vorhanden', en: 'not there' },
  black: { nl: 'zwart beeld', fr: 'image noire', de: 'schwarzes Bild', en: 'black picture' },
  frozen: { nl: 'beeld staat stil', fr: 'image figée', de: 'Bild steht still', en: 'frozen picture' },
  silent: { nl: 'geeft geen geluid', fr: 'ne donne aucun son', de: 'gibt keinen Ton', en: 'gives no sound' },
  error: { nl: 'antwoordt niet', fr: 'ne répond pas', de: 'antwortet nicht', en: 'does not answer' },
} satisfies Record<MediaDeviceStatus['state'], Phrase>);

export const counterHealthWords = area({
  ready: { nl: 'klaar', fr: 'prêt', de: 'bereit', en: 'ready' },
  degraded: {
    nl: 'kan geen gesprek nemen',
    fr: 'ne peut pas prendre d’appel',
    de: 'kann kein Gespräch annehmen',
    en: 'cannot take a call',
  },
  away: { nl: 'geen verbinding', fr: 'pas de connexion', de: 'keine Verbindung', en: 'no connection' },
} satisfies Record<CounterState['health'], Phrase>);
