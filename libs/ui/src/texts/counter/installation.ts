import type { CitizenScreen, InstallationStep } from '@loket/contract';
import { area, type Phrase } from '../area.ts';

type EnrolmentFailure = NonNullable<Extract<CitizenScreen, { screen: 'enrolment' }>['failure']>;

/** A new counter, for its technician: enrolment, tests of the devices, calibration of the display. */
export const installationTexts = area({
  enrol: {
    nl: 'Koppel dit nieuwe loket',
    fr: 'Reliez ce nouveau guichet',
    de: 'Verbinden Sie diesen neuen Schalter',
    en: 'Connect this new counter',
  },
  enrolMore: {
    nl: 'Maak in de console een code voor dit loket. Ze werkt één keer, 15 minuten lang.',
    fr: 'Créez un code pour ce guichet dans la console. Il sert une fois, pendant 15 minutes.',
    de: 'Erstellen Sie in der Konsole einen Code für diesen Schalter. Er gilt einmal, 15 Minuten lang.',
    en: 'Make a code for this counter in the console. It works once, for 15 minutes.',
  },
  address: {
    nl: 'Adres van de centrale',
    fr: 'Adresse du serveur',
    de: 'Adresse der Zentrale',
    en: 'Address of central',
  },
  otherAddress: { nl: 'Ander adres', fr: 'Autre adresse', de: 'Andere Adresse', en: 'Other address' },
  addressDone: { nl: 'Adres klopt', fr: 'Adresse correcte', de: 'Adresse stimmt', en: 'Address is right' },
  enrolCode: {
    nl: 'Code uit de console',
    fr: 'Code de la console',
    de: 'Code aus der Konsole',
    en: 'Code from the console',
  },
  connect: { nl: 'Koppelen', fr: 'Relier', de: 'Verbinden', en: 'Connect' },
  connecting: {
    nl: 'Dit loket maakt zijn eigen sleutel en meldt zich aan',
    fr: 'Ce guichet crée sa propre clé et s’annonce',
    de: 'Dieser Schalter macht seinen eigenen Schlüssel und meldet sich an',
    en: 'This counter makes its own key and reports itself',
  },
  prove: {
    nl: 'Bewijs dat elk toestel werkt',
    fr: 'Prouvez que chaque appareil marche',
    de: 'Zeigen Sie, dass jedes Gerät geht',
    en: 'Prove that each device works',
  },
  proveMore: {
    nl: 'Een toestel telt pas mee als er iets echts is gebeurd: een kaart gelezen, een toon gehoord.',
    fr: 'Un appareil ne compte que si quelque chose s’est vraiment passé : une carte lue, un son entendu.',
    de: 'Ein Gerät zählt erst, wenn etwas Echtes geschehen ist: eine Karte gelesen, ein Ton gehört.',
    en: 'A device counts only when something real happened: a card read, a tone heard.',
  },
  devices: { nl: 'Toestellen', fr: 'Appareils', de: 'Geräte', en: 'Devices' },
  test: { nl: 'Test', fr: 'Tester', de: 'Prüfen', en: 'Try it' },
  testAgain: { nl: 'Nog eens', fr: 'Encore une fois', de: 'Noch einmal', en: 'Once more' },
  yes: { nl: 'Ja', fr: 'Oui', de: 'Ja', en: 'Yes' },
  no: { nl: 'Nee', fr: 'Non', de: 'Nein', en: 'No' },
  needed: { nl: 'nodig', fr: 'nécessaire', de: 'erforderlich', en: 'needed' },
  calibrate: {
    nl: 'Opmeten',
    fr: 'Mesurer',
    de: 'Ausmessen',
    en: 'Measure',
  },
  finish: { nl: 'Neem in dienst', fr: 'Mettre en service', de: 'In Betrieb nehmen', en: 'Put into service' },
  finishLater: {
    nl: 'Eerst moet elk nodig toestel geslaagd zijn.',
    fr: 'Chaque appareil nécessaire doit d’abord réussir.',
    de: 'Zuerst muss jedes erforderliche Gerät bestanden haben.',
    en: 'Every needed device has to pass first.',
  },
  ready: {
    nl: 'Alles wat nodig is, werkt. Dit loket kan in dienst.',
    fr: 'Tout le nécessaire marche. Ce guichet peut entrer en service.',
    de: 'Alles Erforderliche geht. Dieser Schalter kann in Betrieb.',
    en: 'Everything needed works. This counter can go into service.',
  },
  measure: {
    nl: 'Leg een meetlat langs de balk',
    fr: 'Posez une règle le long de la barre',
    de: 'Legen Sie ein Lineal an den Balken',
    en: 'Hold a ruler to the bar',
  },
  measureMore: {
    nl: 'Op het scherm van de inspecteur staat een balk. Hoe lang is die echt? Zet daarna de ooglijn op de hoogte van de camera.',
    fr: 'L’écran de l’inspecteur montre une barre. Quelle est sa vraie longueur ? Placez ensuite la ligne des yeux à hauteur de la caméra.',
    de: 'Auf dem Bildschirm der Polizei ist ein Balken. Wie lang ist er wirklich? Stellen Sie danach die Augenlinie auf Kamerahöhe.',
    en: 'The inspector’s screen shows a bar. How long is it really? Then set the eye line to the camera’s height.',
  },
  bar: {
    nl: 'Lengte van de balk',
    fr: 'Longueur de la barre',
    de: 'Länge des Balkens',
    en: 'Length of the bar',
  },
  eyeX: {
    nl: 'Ooglijn van links',
    fr: 'Yeux depuis la gauche',
    de: 'Augenlinie von links',
    en: 'Eyes from the left',
  },
  eyeY: {
    nl: 'Ooglijn van boven',
    fr: 'Yeux depuis le haut',
    de: 'Augenlinie von oben',
    en: 'Eyes from the top',
  },
  less: { nl: 'Minder', fr: 'Moins', de: 'Weniger', en: 'Less' },
  more: { nl: 'Meer', fr: 'Plus', de: 'Mehr', en: 'More' },
  millimetres: {
    nl: (count: number) => `${count} millimeter`,
    fr: (count: number) => `${count} millimètres`,
    de: (count: number) => `${count} Millimeter`,
    en: (count: number) => `${count} millimetres`,
  },
  displayWidth: {
    nl: (width: string) => `Het beeld is dan ${width} mm breed.`,
    fr: (width: string) => `L’image fait alors ${width} mm de large.`,
    de: (width: string) => `Das Bild ist dann ${width} mm breit.`,
    en: (width: string) => `The picture is then ${width} mm wide.`,
  },
  keep: {
    nl: 'Bewaar deze maten',
    fr: 'Garder ces mesures',
    de: 'Diese Maße behalten',
    en: 'Keep these measures',
  },
});

export const installationDeviceWords = area({
  card_reader: { nl: 'Kaartlezer', fr: 'Lecteur de cartes', de: 'Kartenleser', en: 'Card reader' },
  ticket_printer: {
    nl: 'Ticketprinter',
    fr: 'Imprimante de tickets',
    de: 'Ticketdrucker',
    en: 'Ticket printer',
  },
  document_printer: { nl: 'A4-printer', fr: 'Imprimante A4', de: 'A4-Drucker', en: 'A4 printer' },
  camera: { nl: 'Camera', fr: 'Caméra', de: 'Kamera', en: 'Camera' },
  microphone: { nl: 'Microfoon', fr: 'Micro', de: 'Mikrofon', en: 'Microphone' },
  speaker: { nl: 'Luidspreker', fr: 'Haut-parleur', de: 'Lautsprecher', en: 'Speaker' },
  citizen_display: {
    nl: 'Scherm van de burger',
    fr: 'Écran du citoyen',
    de: 'Bildschirm der Bürger',
    en: 'Citizen’s screen',
  },
  display: {
    nl: 'Beeld van de inspecteur',
    fr: 'Image de l’inspecteur',
    de: 'Bild der Polizei',
    en: 'Inspector’s picture',
  },
  touch: { nl: 'Aanraakscherm', fr: 'Écran tactile', de: 'Berührbildschirm', en: 'Touch screen' },
  link: { nl: 'Verbinding', fr: 'Connexion', de: 'Verbindung', en: 'Connection' },
  signature_pad: {
    nl: 'Handtekeningpad',
    fr: 'Tablette de signature',
    de: 'Unterschriftenpad',
    en: 'Signature pad',
  },
  echo: { nl: 'Echo', fr: 'Écho', de: 'Echo', en: 'Echo' },
  record_and_play: {
    nl: 'Opnemen en afspelen',
    fr: 'Enregistrer et réécouter',
    de: 'Aufnehmen und abspielen',
    en: 'Record and play',
  },
} satisfies Record<InstallationStep['device'], Phrase>);

/** What to do for the test, or what to judge. */
export const installationAskWords = area({
  card_reader: {
    nl: 'Steek een kaart in de lezer.',
    fr: 'Insérez une carte dans le lecteur.',
    de: 'Stecken Sie eine Karte in den Leser.',
    en: 'Put a card in the reader.',
  },
  ticket_printer: {
    nl: 'Is het proefticket leesbaar?',
    fr: 'Le ticket d’essai est-il lisible ?',
    de: 'Ist das Probeticket lesbar?',
    en: 'Is the trial ticket readable?',
  },
  document_printer: {
    nl: 'Is de proefpagina leesbaar?',
    fr: 'La page d’essai est-elle lisible ?',
    de: 'Ist die Probeseite lesbar?',
    en: 'Is the trial page readable?',
  },
  camera: {
    nl: 'Ziet u een scherp en recht beeld?',
    fr: 'L’image est-elle nette et droite ?',
    de: 'Ist das Bild scharf und gerade?',
    en: 'Is the picture sharp and upright?',
  },
  microphone: {
    nl: 'Sloeg de meter uit terwijl u sprak?',
    fr: 'Le niveau a-t-il bougé pendant que vous parliez ?',
    de: 'Schlug der Pegel beim Sprechen aus?',
    en: 'Did the level move while you spoke?',
  },
  speaker: {
    nl: 'Hoorde u de toon?',
    fr: 'Avez-vous entendu le son ?',
    de: 'Haben Sie den Ton gehört?',
    en: 'Did you hear the tone?',
  },
  citizen_display: {
    nl: 'Staan alle vier de randen op het scherm? Is de cirkel rond? Ziet u negen tinten van zwart naar wit?',
    fr: 'Les quatre bords sont-ils à l’écran ? Le cercle est-il rond ? Voyez-vous neuf tons du noir au blanc ?',
    de: 'Sind alle vier Ränder zu sehen? Ist der Kreis rund? Sehen Sie neun Stufen von Schwarz bis Weiß?',
    en: 'Are all four edges on the screen? Is the circle round? Do you see nine shades from black to white?',
  },
  display: {
    nl: 'Staat het beeld recht en zonder zwarte rand?',
    fr: 'L’image est-elle droite, sans bord noir ?',
    de: 'Steht das Bild gerade, ohne schwarzen Rand?',
    en: 'Is the picture upright, without a black edge?',
  },
  touch: {
    nl: 'Kwam uw aanraking op de juiste plaats?',
    fr: 'Votre toucher est-il au bon endroit ?',
    de: 'Kam Ihre Berührung an der richtigen Stelle an?',
    en: 'Did your touch land in the right place?',
  },
  link: {
    nl: 'Werkt de verbinding met de centrale?',
    fr: 'La connexion au serveur marche-t-elle ?',
    de: 'Geht die Verbindung zur Zentrale?',
    en: 'Does the connection to central work?',
  },
  signature_pad: {
    nl: 'Trek een lijn met de pen en tik op het pad op akkoord.',
    fr: 'Tracez une ligne avec le stylet, puis touchez d’accord sur la tablette.',
    de: 'Ziehen Sie mit dem Stift eine Linie und tippen Sie auf dem Pad auf einverstanden.',
    en: 'Draw a line with the pen, then tap agree on the pad.',
  },
  echo: {
    nl: 'Hoorde u uzelf niet terug?',
    fr: 'N’entendiez-vous pas votre propre voix en retour ?',
    de: 'Haben Sie sich selbst nicht zurückgehört?',
    en: 'Did you not hear yourself back?',
  },
  record_and_play: {
    nl: 'Hoorde u uw eigen woorden terug?',
    fr: 'Avez-vous réentendu vos propres mots ?',
    de: 'Haben Sie Ihre eigenen Worte gehört?',
    en: 'Did you hear your own words back?',
  },
} satisfies Record<InstallationStep['device'], Phrase>);

export const installationStateWords = area({
  waiting: { nl: 'nog niet getest', fr: 'pas encore testé', de: 'noch nicht geprüft', en: 'not tried yet' },
  testing: { nl: 'wordt getest', fr: 'test en cours', de: 'wird geprüft', en: 'being tried' },
  ask_person: { nl: 'kijk en zeg het', fr: 'à vous de juger', de: 'bitte beurteilen', en: 'you judge' },
  pass: { nl: 'geslaagd', fr: 'réussi', de: 'bestanden', en: 'passed' },
  fail: { nl: 'niet geslaagd', fr: 'pas réussi', de: 'nicht bestanden', en: 'failed' },
  skipped: { nl: 'overgeslagen', fr: 'passé', de: 'übersprungen', en: 'skipped' },
} satisfies Record<InstallationStep['state'], Phrase>);

export const enrolmentFailureWords = area({
  code_not_valid: {
    nl: 'Deze code is fout, al gebruikt of ouder dan 15 minuten. Maak een nieuwe in de console.',
    fr: 'Ce code est faux, déjà utilisé ou trop vieux. Créez-en un nouveau dans la console.',
    de: 'Dieser Code ist falsch, schon benutzt oder zu alt. Erstellen Sie einen neuen in der Konsole.',
    en: 'This code is wrong, used already or too old. Make a new one in the console.',
  },
  no_connection: {
    nl: 'De centrale antwoordt niet. Kijk de kabel en het adres na. De code blijft geldig.',
    fr: 'Le serveur ne répond pas. Vérifiez le câble et l’adresse. Le code reste valable.',
    de: 'Die Zentrale antwortet nicht. Prüfen Sie Kabel und Adresse. Der Code bleibt gültig.',
    en: 'Central does not answer. Check the cable and the address. The code stays valid.',
  },
  bad_address: {
    nl: 'Dit is geen adres dat een loket mag gebruiken. Het begint met https://',
    fr: 'Un guichet ne peut pas utiliser cette adresse. Elle commence par https://',
    de: 'Diese Adresse darf ein Schalter nicht benutzen. Sie beginnt mit https://',
    en: 'This is no address that a counter may use. It begins with https://',
  },
  too_many_tries: {
    nl: 'Te veel pogingen. Wacht een minuut en probeer opnieuw.',
    fr: 'Trop de tentatives. Attendez une minute et réessayez.',
    de: 'Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es erneut.',
    en: 'Too many tries. Wait a minute and try again.',
  },
} satisfies Record<EnrolmentFailure, Phrase>);
