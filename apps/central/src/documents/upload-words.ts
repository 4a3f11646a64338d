import type { ErrorCode, Locale } from '@loket/contract';

export type UploadWords = {
  title: string;
  explanation: string;
  choose: string;
  photo: string;
  send: string;
  sending: string;
  sent: string;
  received(files: number): string;
  privacy: string;
  gone: string;
  refused: Partial<Record<ErrorCode, string>> & { other: string };
};

export const UPLOAD_WORDS: Readonly<Record<Locale, UploadWords>> = {
  nl: {
    title: 'Foto’s of documenten sturen',
    explanation: 'Wat u hier stuurt, komt meteen bij de inspecteur met wie u spreekt.',
    choose: 'Kies foto’s of een PDF',
    photo: 'Neem een foto',
    send: 'Versturen',
    sending: 'Bezig met versturen…',
    sent: 'Aangekomen',
    received: (files) => (files === 1 ? '1 bestand is aangekomen.' : `${files} bestanden zijn aangekomen.`),
    privacy:
      'Plaats en toestel worden uit uw foto’s verwijderd. Deze pagina werkt alleen tijdens uw gesprek.',
    gone: 'Deze pagina is niet meer geldig. Vraag de inspecteur een nieuwe code.',
    refused: {
      too_large: 'Dit bestand is te groot. Het mag hoogstens 15 MB zijn.',
      file_not_accepted:
        'Dit is geen foto (JPEG, PNG, WebP) of gewone PDF. Neem eventueel een foto van het blad.',
      too_many_requests: 'Er zijn al zoveel bestanden dat er geen meer bij kan.',
      bad_request: 'Er werd geen bestand gekozen.',
      other: 'Dit bestand is niet aangekomen. Probeer het opnieuw.',
    },
  },
  fr: {
    title: 'Envoyer des photos ou des documents',
    explanation: 'Ce que vous envoyez ici arrive tout de suite chez l’inspecteur à qui vous parlez.',
    choose: 'Choisissez des photos ou un PDF',
    photo: 'Prenez une photo',
    send: 'Envoyer',
    sending: 'Envoi en cours…',
    sent: 'Arrivé',
    received: (files) => (files === 1 ? '1 fichier est arrivé.' : `${files} fichiers sont arrivés.`),
    privacy:
      'Le lieu et l’appareil sont effacés de vos photos. Cette page ne fonctionne que pendant l’entretien.',
    gone: 'Cette page n’est plus valable. Demandez un nouveau code à l’inspecteur.',
    refused: {
      too_large: 'Ce fichier est trop grand. Il peut avoir 15 Mo au maximum.',
      file_not_accepted:
        'Ce n’est pas une photo (JPEG, PNG, WebP) ni un PDF simple. Prenez éventuellement une photo de la feuille.',
      too_many_requests: 'Il y a déjà tant de fichiers qu’aucun ne peut être ajouté.',
      bad_request: 'Aucun fichier n’a été choisi.',
      other: 'Ce fichier n’est pas arrivé. Essayez encore une fois.',
    },
  },
  de: {
    title: 'Fotos oder Dokumente senden',
    explanation: 'Was Sie hier senden, kommt sofort bei dem Inspektor an, mit dem Sie sprechen.',
    choose: 'Wählen Sie Fotos oder ein PDF',
    photo: 'Machen Sie ein Foto',
    send: 'Senden',
    sending: 'Wird gesendet…',
    sent: 'Angekommen',
    received: (files) => (files === 1 ? '1 Datei ist angekommen.' : `${files} Dateien sind angekommen.`),
    privacy: 'Ort und Gerät werden aus Ihren Fotos entfernt. Diese Seite gilt nur während Ihres Gesprächs.',
    gone: 'Diese Seite ist nicht mehr gültig. Bitten Sie den Inspektor um einen neuen Code.',
    refused: {
      too_large: 'Diese Datei ist zu groß. Sie darf höchstens 15 MB haben.',
      file_not_accepted:
        'Das ist kein Foto (JPEG, PNG, WebP) und kein einfaches PDF. Fotografieren Sie eventuell das Blatt.',
      too_many_requests: 'Es sind schon so viele Dateien da, dass keine mehr dazukommen kann.',
      bad_request: 'Es wurde keine Datei gewählt.',
      other: 'Diese Datei ist nicht angekommen. Versuchen Sie es noch einmal.',
    },
  },
  en: {
    title: 'Send photos or documents',
    explanation: 'What you send here reaches the inspector you are talking to at once.',
    choose: 'Choose photos or a PDF',
    photo: 'Take a photo',
    send: 'Send',
    sending: 'Sending…',
    sent: 'Arrived',
    received: (files) => (files === 1 ? '1 file has arrived.' : `${files} files have arrived.`),
    privacy: 'Place and device are removed from your photos. This page works only during your conversation.',
    gone: 'This page is no longer valid. Ask the inspector for a new code.',
    refused: {
      too_large: 'This file is too large. It may have 15 MB at most.',
      file_not_accepted:
        'This is not a photo (JPEG, PNG, WebP) or a plain PDF. You can take a photo of the sheet instead.',
      too_many_requests: 'There are so many files already that no more can be added.',
      bad_request: 'No file was chosen.',
      other: 'This file did not arrive. Please try again.',
    },
  },
};
