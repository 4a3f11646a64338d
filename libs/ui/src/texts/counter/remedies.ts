import type { InstallationStep, Locale } from '@loket/contract';
import { area, inLocale } from '../area.ts';

/** What somebody who stands before the device can do now. */
export const remedyTexts = area({
  link: {
    nl: 'Kijk of de netwerkkabel vastzit en of het lampje ernaast brandt. Test dan nog eens.',
    fr: 'Vérifiez que le câble réseau tient et que son voyant est allumé. Puis testez encore.',
    de: 'Prüfen Sie, ob das Netzwerkkabel sitzt und das Lämpchen daneben leuchtet. Dann noch einmal prüfen.',
    en: 'Check that the network cable is in and the light beside it is on. Then try again.',
  },
  touch: {
    nl: 'Maak het scherm schoon en droog en raak de stippen in het midden. Blijft het ernaast, ijk dan het aanraakscherm.',
    fr: 'Nettoyez et séchez l’écran, puis touchez le centre des points. Si l’écart reste, étalonnez l’écran tactile.',
    de: 'Reinigen und trocknen Sie den Bildschirm und treffen Sie die Punkte in der Mitte. Bleibt es daneben, kalibrieren Sie ihn.',
    en: 'Clean and dry the screen, then touch the middle of the dots. If it stays beside them, calibrate the touch panel.',
  },
  display: {
    nl: 'Kijk de kabel en de beeldinstelling van het scherm na: volle grootte, zonder rand, niet uitgerekt.',
    fr: 'Vérifiez le câble et les réglages de l’écran : pleine taille, sans bord, sans étirement.',
    de: 'Prüfen Sie Kabel und Bildeinstellung: volle Größe, ohne Rand, nicht verzerrt.',
    en: 'Check the cable and the screen’s settings: full size, no border, not stretched.',
  },
  unplugged: {
    nl: 'Kijk of de kabel vastzit, trek de stekker eruit en steek hem er weer in. Staat er een ander toestel? Pas dan de instellingen van dit loket aan.',
    fr: 'Vérifiez le câble, débranchez puis rebranchez l’appareil. S’il a été remplacé, adaptez les réglages de ce guichet.',
    de: 'Prüfen Sie das Kabel, ziehen Sie den Stecker und stecken Sie ihn wieder ein. Ist es ein anderes Gerät, passen Sie die Einstellungen an.',
    en: 'Check the cable, pull the plug and put it back. If the device was replaced, change this counter’s settings.',
  },
  black: {
    nl: 'Haal het kapje of schuifje van de lens en doe het licht aan.',
    fr: 'Ouvrez le cache de l’objectif et allumez la lumière.',
    de: 'Öffnen Sie die Abdeckung der Linse und machen Sie Licht.',
    en: 'Open the cover of the lens and turn the light on.',
  },
  camera: {
    nl: 'Maak de lens schoon, zet de camera recht en steek ze opnieuw in.',
    fr: 'Nettoyez l’objectif, redressez la caméra et rebranchez-la.',
    de: 'Reinigen Sie die Linse, richten Sie die Kamera gerade und stecken Sie sie neu ein.',
    en: 'Clean the lens, set the camera upright and plug it in again.',
  },
  microphone: {
    nl: 'Kijk of de dempknop uit staat en de microfoon vastzit. Spreek tijdens de test.',
    fr: 'Vérifiez que la sourdine est coupée et que le micro est branché. Parlez pendant le test.',
    de: 'Prüfen Sie, ob das Mikrofon stummgeschaltet und eingesteckt ist. Sprechen Sie während der Prüfung.',
    en: 'Check that mute is off and the microphone is plugged in. Speak during the test.',
  },
  speaker: {
    nl: 'Zet het volume hoger en kijk de kabel en de stroom van de luidspreker na.',
    fr: 'Montez le volume et vérifiez le câble et l’alimentation du haut-parleur.',
    de: 'Stellen Sie lauter und prüfen Sie Kabel und Strom des Lautsprechers.',
    en: 'Turn the volume up and check the speaker’s cable and power.',
  },
  echo: {
    nl: 'Zet de luidspreker zachter of verder van de microfoon en test nog eens.',
    fr: 'Baissez le haut-parleur ou éloignez-le du micro, puis testez encore.',
    de: 'Stellen Sie den Lautsprecher leiser oder weiter vom Mikrofon weg und prüfen Sie noch einmal.',
    en: 'Turn the speaker down or move it away from the microphone, then try again.',
  },
  tone_not_heard: {
    nl: 'De microfoon hoorde de toon niet, dus over echo is niets bekend. Zet de luidspreker hoger. Bij een hoorn of hoofdtelefoon hoort dit zo.',
    fr: 'Le micro n’a pas entendu le son : on ne sait rien de l’écho. Montez le volume. Avec un combiné ou un casque, c’est normal.',
    de: 'Das Mikrofon hörte den Ton nicht; über Echo ist nichts bekannt. Stellen Sie lauter. Mit Hörer oder Kopfhörer ist das richtig so.',
    en: 'The microphone did not hear the tone, so nothing is known of echo. Turn the speaker up. With a handset or headphones this is as it should be.',
  },
  card: {
    nl: 'Steek een Belgische identiteitskaart met de chip naar voren in de lezer en laat ze zitten. Probeer ook een andere kaart.',
    fr: 'Insérez une carte d’identité belge, puce en avant, et laissez-la. Essayez aussi une autre carte.',
    de: 'Stecken Sie einen belgischen Ausweis mit dem Chip voran ein und lassen Sie ihn stecken. Versuchen Sie auch einen anderen.',
    en: 'Put a Belgian identity card in, chip first, and leave it there. Try another card too.',
  },
  wedged: {
    nl: 'Haal de kaart eruit en steek de lezer opnieuw in.',
    fr: 'Retirez la carte et rebranchez le lecteur.',
    de: 'Nehmen Sie die Karte heraus und stecken Sie den Leser neu ein.',
    en: 'Take the card out and plug the reader in again.',
  },
  card_service: {
    nl: 'De dienst voor kaartlezers draait niet. Wacht een halve minuut; kijk anders in een terminal met systemctl status pcscd.',
    fr: 'Le service des lecteurs de cartes ne tourne pas. Attendez une demi-minute ; sinon, dans un terminal : systemctl status pcscd.',
    de: 'Der Dienst für Kartenleser läuft nicht. Warten Sie eine halbe Minute; sonst im Terminal: systemctl status pcscd.',
    en: 'The service for card readers is not running. Wait half a minute; else look in a terminal with systemctl status pcscd.',
  },
  pad: {
    nl: 'Trek met de pen van dit pad een lijn van minstens twee centimeter en tik met de pen op akkoord.',
    fr: 'Avec le stylet de cette tablette, tracez une ligne d’au moins deux centimètres, puis touchez accord.',
    de: 'Ziehen Sie mit dem Stift dieses Pads eine Linie von mindestens zwei Zentimetern und tippen Sie damit auf ja.',
    en: 'With this pad’s own pen, draw a line of two centimetres or more, then tap agree with it.',
  },
  pen: {
    nl: 'Het pad voelt de druk van de pen niet. Neem de pen die bij dit pad hoort, of vervang ze.',
    fr: 'La tablette ne sent pas la pression. Prenez le stylet de cette tablette ou remplacez-le.',
    de: 'Das Pad spürt den Druck nicht. Nehmen Sie den Stift, der zu diesem Pad gehört, oder ersetzen Sie ihn.',
    en: 'The pad does not feel the pen’s pressure. Take the pen that belongs to this pad, or replace it.',
  },
  busy: {
    nl: 'Sluit het andere programma dat dit toestel gebruikt, of start het loket opnieuw.',
    fr: 'Fermez l’autre programme qui utilise cet appareil, ou redémarrez le guichet.',
    de: 'Schließen Sie das andere Programm, das dieses Gerät benutzt, oder starten Sie den Schalter neu.',
    en: 'Close the other program that uses this device, or restart the counter.',
  },
  paper_out: {
    nl: 'Leg een nieuwe rol in, met het papier naar de voorkant, en sluit het deksel.',
    fr: 'Placez un nouveau rouleau, papier vers l’avant, et fermez le capot.',
    de: 'Legen Sie eine neue Rolle ein, das Papier nach vorn, und schließen Sie den Deckel.',
    en: 'Put a new roll in, paper to the front, and close the cover.',
  },
  cover_open: {
    nl: 'Sluit het deksel tot het klikt.',
    fr: 'Fermez le capot jusqu’au déclic.',
    de: 'Schließen Sie den Deckel, bis er einrastet.',
    en: 'Close the cover until it clicks.',
  },
  offline: {
    nl: 'Kijk of de printer aan staat en of stroom en kabel vastzitten.',
    fr: 'Vérifiez que l’imprimante est allumée, et ses câbles.',
    de: 'Prüfen Sie, ob der Drucker an ist und Strom und Kabel sitzen.',
    en: 'Check that the printer is on, and that power and cable are in.',
  },
  printer: {
    nl: 'Zet de printer uit en weer aan en test nog eens.',
    fr: 'Éteignez puis rallumez l’imprimante, et testez encore.',
    de: 'Schalten Sie den Drucker aus und wieder ein und prüfen Sie noch einmal.',
    en: 'Turn the printer off and on and try again.',
  },
  media_empty: {
    nl: 'Vul de papierlade met A4.',
    fr: 'Remplissez le bac de papier A4.',
    de: 'Füllen Sie das Fach mit A4-Papier.',
    en: 'Fill the tray with A4 paper.',
  },
  jam: {
    nl: 'Open de printer, haal het vastgelopen papier eruit en sluit hem weer.',
    fr: 'Ouvrez l’imprimante, retirez le papier coincé et refermez-la.',
    de: 'Öffnen Sie den Drucker, nehmen Sie das Papier heraus und schließen Sie ihn wieder.',
    en: 'Open the printer, take the stuck paper out and close it again.',
  },
});

type Device = InstallationStep['device'];
type Remedy = keyof typeof remedyTexts;

/** When nothing better is known of why. */
const OF_DEVICE: Readonly<Record<Device, Remedy>> = {
  link: 'link',
  touch: 'touch',
  citizen_display: 'display',
  display: 'display',
  camera: 'camera',
  microphone: 'microphone',
  speaker: 'speaker',
  record_and_play: 'speaker',
  echo: 'echo',
  card_reader: 'card',
  signature_pad: 'pad',
  ticket_printer: 'printer',
  document_printer: 'printer',
};

const PRINTERS: readonly Device[] = ['ticket_printer', 'document_printer'];

/** One fact of a failed test, as the counter wrote it down; undefined for one that asks for nothing of its own. */
function ofFact(device: Device, fact: string): Remedy | undefined {
  switch (fact) {
    case 'absent':
    case 'reader_gone':
      return 'unplugged';
    case 'silent':
      return 'microphone';
    case 'black':
    case 'tone_not_heard':
    case 'wedged':
    case 'busy':
    case 'paper_out':
    case 'cover_open':
    case 'media_empty':
    case 'jam':
      return fact;
    case 'offline':
      return PRINTERS.includes(device) ? 'offline' : 'unplugged';
    case 'service_away':
      return 'card_service';
    case 'NotReadableError':
      return 'busy';
    case 'no pressure':
      return 'pen';
    default:
      return undefined;
  }
}

/** What to do about a device whose test failed, from what the test said. */
export function remedyOf(device: Device, detail: string, locale: Locale): string {
  const texts = inLocale(remedyTexts, locale);
  for (const fact of detail.split(', ')) {
    const remedy = ofFact(device, fact);
    if (remedy) return texts[remedy];
  }
  return texts[OF_DEVICE[device]];
}
