import type { ErrorCode, Locale, Outcome, Reason, SiteKind, StaffRole } from '@loket/contract';
import { area, type Phrase } from './area.ts';

/** Words that more than one screen uses. Devices and identity checks have files of their own beside this one. */

export const languageNames = {
  nl: 'Nederlands',
  fr: 'Français',
  de: 'Deutsch',
  en: 'English',
} as const satisfies Record<Locale, string>;

/** The reasons as a citizen reads them on the choices. */
export const reasonWords = area({
  lost_or_found: {
    nl: 'Iets verloren of gevonden',
    fr: 'Objet perdu ou trouvé',
    de: 'Etwas verloren oder gefunden',
    en: 'Something lost or found',
  },
  theft: {
    nl: 'Diefstal of inbraak',
    fr: 'Vol ou cambriolage',
    de: 'Diebstahl oder Einbruch',
    en: 'Theft or burglary',
  },
  damage: {
    nl: 'Iets is beschadigd',
    fr: 'Quelque chose est abîmé',
    de: 'Etwas ist beschädigt',
    en: 'Something is damaged',
  },
  fraud: {
    nl: 'Opgelicht, of geld kwijt',
    fr: 'Escroquerie, ou argent disparu',
    de: 'Betrogen, oder Geld weg',
    en: 'A scam, or money gone',
  },
  traffic: {
    nl: 'Verkeer of een ongeval',
    fr: 'Circulation ou accident',
    de: 'Verkehr oder Unfall',
    en: 'Traffic or an accident',
  },
  neighbours: {
    nl: 'Buren, lawaai of overlast',
    fr: 'Voisins, bruit ou nuisances',
    de: 'Nachbarn, Lärm oder Belästigung',
    en: 'Neighbours, noise or nuisance',
  },
  violence: {
    nl: 'Iemand maakt mij bang of doet mij pijn',
    fr: 'Quelqu’un me fait peur ou me fait mal',
    de: 'Jemand macht mir Angst oder tut mir weh',
    en: 'Someone frightens or hurts me',
  },
  document_or_question: {
    nl: 'Een document of een vraag',
    fr: 'Un document ou une question',
    de: 'Ein Dokument oder eine Frage',
    en: 'A document or a question',
  },
  tell_the_inspector: {
    nl: 'Ik vertel het liever aan de inspecteur',
    fr: 'Je préfère en parler à l’inspecteur',
    de: 'Ich sage es lieber der Polizei selbst',
    en: 'I would rather tell the inspector',
  },
} satisfies Record<Reason, Phrase>);

/** The reasons in the few words that fit a row of the desk's queue. */
export const shortReasonWords = area({
  lost_or_found: {
    nl: 'Verloren, gevonden',
    fr: 'Perdu, trouvé',
    de: 'Verloren, gefunden',
    en: 'Lost, found',
  },
  theft: { nl: 'Diefstal', fr: 'Vol', de: 'Diebstahl', en: 'Theft' },
  damage: { nl: 'Schade', fr: 'Dégâts', de: 'Schaden', en: 'Damage' },
  fraud: { nl: 'Oplichting', fr: 'Escroquerie', de: 'Betrug', en: 'Fraud' },
  traffic: { nl: 'Verkeer', fr: 'Circulation', de: 'Verkehr', en: 'Traffic' },
  neighbours: { nl: 'Buren', fr: 'Voisinage', de: 'Nachbarn', en: 'Neighbours' },
  violence: { nl: 'Geweld', fr: 'Violence', de: 'Gewalt', en: 'Violence' },
  document_or_question: {
    nl: 'Document, vraag',
    fr: 'Document, question',
    de: 'Dokument',
    en: 'Document, question',
  },
  tell_the_inspector: {
    nl: 'Vertelt liever zelf',
    fr: 'Préfère en parler',
    de: 'Sagt es lieber selbst',
    en: 'Will tell in person',
  },
} satisfies Record<Reason, Phrase>);

export const siteKindWords = area({
  police_station: {
    nl: 'Politiebureau',
    fr: 'Commissariat',
    de: 'Polizeidienststelle',
    en: 'Police station',
  },
  town_hall: { nl: 'Gemeentehuis', fr: 'Maison communale', de: 'Gemeindehaus', en: 'Town hall' },
  library: { nl: 'Bibliotheek', fr: 'Bibliothèque', de: 'Bücherei', en: 'Library' },
  bank_branch: { nl: 'Bankkantoor', fr: 'Agence bancaire', de: 'Bankfiliale', en: 'Bank branch' },
  event: { nl: 'Evenement', fr: 'Événement', de: 'Veranstaltung', en: 'Event' },
} satisfies Record<SiteKind, Phrase>);

export const staffRoleWords = area({
  inspector: { nl: 'Inspecteur', fr: 'Inspecteur ou inspectrice', de: 'Inspektor', en: 'Inspector' },
  chief_inspector: {
    nl: 'Hoofdinspecteur',
    fr: 'Inspecteur principal',
    de: 'Hauptinspektor',
    en: 'Chief inspector',
  },
  technician: { nl: 'Technicus', fr: 'Technicien', de: 'Techniker', en: 'Technician' },
  mobile_operator: {
    nl: 'Bediener mobiele eenheid',
    fr: 'Responsable de l’unité mobile',
    de: 'Leitung der mobilen Einheit',
    en: 'Mobile unit operator',
  },
  call_taker: {
    nl: 'Onthaalmedewerker',
    fr: 'Collaborateur de l’accueil',
    de: 'Telefonannahme',
    en: 'Call-taker',
  },
  neighbourhood_inspector: {
    nl: 'Wijkinspecteur',
    fr: 'Inspecteur de quartier',
    de: 'Viertelinspektor',
    en: 'Neighbourhood inspector',
  },
  analyst: {
    nl: 'Analist of DPO',
    fr: 'Analyste ou DPO',
    de: 'Analyse oder DSB',
    en: 'Analyst or DPO',
  },
} satisfies Record<StaffRole, Phrase>);

export const outcomeWords = area({
  helped: { nl: 'Geholpen', fr: 'Aidé', de: 'Geholfen', en: 'Helped' },
  referred: { nl: 'Doorverwezen', fr: 'Réorienté', de: 'Weitergeleitet', en: 'Referred' },
  returns_later: {
    nl: 'Komt later terug',
    fr: 'Revient plus tard',
    de: 'Kommt später wieder',
    en: 'Returns later',
  },
  citizen_left: {
    nl: 'Burger is weggegaan',
    fr: 'Le citoyen est parti',
    de: 'Bürger ist gegangen',
    en: 'Citizen left',
  },
  no_show: {
    nl: 'Niet komen opdagen',
    fr: 'Ne s’est pas présenté',
    de: 'Nicht erschienen',
    en: 'Did not come',
  },
  stopped_by_citizen: {
    nl: 'Gestopt door de burger',
    fr: 'Arrêté par le citoyen',
    de: 'Vom Bürger beendet',
    en: 'Stopped by the citizen',
  },
  interrupted: { nl: 'Onderbroken', fr: 'Interrompu', de: 'Unterbrochen', en: 'Interrupted' },
  transferred: { nl: 'Doorgegeven', fr: 'Transmis', de: 'Übergeben', en: 'Passed on' },
} satisfies Record<Outcome, Phrase>);

/** What staff read when a command was refused: what happened, and what to do. */
export const errorWords = area({
  bad_request: {
    nl: 'Dat begreep de server niet. Probeer het opnieuw.',
    fr: 'Le serveur n’a pas compris. Réessayez.',
    de: 'Das hat der Server nicht verstanden. Versuchen Sie es erneut.',
    en: 'The server did not understand that. Try again.',
  },
  too_large: {
    nl: 'Dit is te groot om te sturen.',
    fr: 'C’est trop volumineux pour être envoyé.',
    de: 'Das ist zu groß zum Senden.',
    en: 'This is too large to send.',
  },
  unauthenticated: {
    nl: 'U bent niet aangemeld. Meld u opnieuw aan.',
    fr: 'Vous n’êtes pas connecté. Connectez-vous à nouveau.',
    de: 'Sie sind nicht angemeldet. Melden Sie sich erneut an.',
    en: 'You are not signed in. Sign in again.',
  },
  forbidden: {
    nl: 'Uw rol mag dit niet.',
    fr: 'Votre rôle ne le permet pas.',
    de: 'Ihre Rolle erlaubt das nicht.',
    en: 'Your role does not allow this.',
  },
  not_found: {
    nl: 'Dit is er niet meer.',
    fr: 'Cet élément n’existe plus.',
    de: 'Das gibt es nicht mehr.',
    en: 'This is no longer here.',
  },
  conflict: {
    nl: 'Iemand was u net voor. De lijst is bijgewerkt.',
    fr: 'Quelqu’un vous a devancé. La liste est à jour.',
    de: 'Jemand war schneller. Die Liste ist aktuell.',
    en: 'Somebody was just before you. The list is up to date.',
  },
  out_of_state: {
    nl: 'Dat kan nu niet: er is intussen iets veranderd.',
    fr: 'Ce n’est pas possible maintenant : la situation a changé.',
    de: 'Das geht jetzt nicht: Inzwischen hat sich etwas geändert.',
    en: 'That is not possible now: something has changed meanwhile.',
  },
  too_many_requests: {
    nl: 'Te veel pogingen. Wacht even en probeer opnieuw.',
    fr: 'Trop de tentatives. Patientez un instant, puis réessayez.',
    de: 'Zu viele Versuche. Warten Sie kurz und versuchen Sie es erneut.',
    en: 'Too many attempts. Wait a moment and try again.',
  },
  unavailable: {
    nl: 'De server is even niet bereikbaar. Wat bewaard was, blijft bewaard.',
    fr: 'Le serveur est momentanément inaccessible. Ce qui était enregistré le reste.',
    de: 'Der Server ist kurz nicht erreichbar. Gespeichertes bleibt gespeichert.',
    en: 'The server cannot be reached for a moment. What was saved stays saved.',
  },
  internal: {
    nl: 'Er ging iets mis op de server. Er is niets veranderd.',
    fr: 'Une erreur s’est produite sur le serveur. Rien n’a changé.',
    de: 'Auf dem Server ist etwas schiefgegangen. Es hat sich nichts geändert.',
    en: 'Something went wrong on the server. Nothing was changed.',
  },
  nobody_waits: {
    nl: 'Niemand wacht.',
    fr: 'Personne n’attend.',
    de: 'Niemand wartet.',
    en: 'Nobody is waiting.',
  },
  no_free_counter: {
    nl: 'Er wacht iemand, maar bij die persoon is geen loket vrij.',
    fr: 'Quelqu’un attend, mais aucun guichet n’est libre à cet endroit.',
    de: 'Jemand wartet, aber dort ist kein Schalter frei.',
    en: 'Somebody waits, but no counter is free where they are.',
  },
  kept_for_others: {
    nl: 'Wie wacht, wordt voor een collega gehouden.',
    fr: 'Les personnes qui attendent sont réservées à un collègue.',
    de: 'Wer wartet, ist für jemand anderen im Team vorgemerkt.',
    en: 'Whoever waits is being kept for a colleague.',
  },
  nobody_speaks_it: {
    nl: 'Geen collega die nu werkt, spreekt die taal.',
    fr: 'Aucun collègue présent ne parle cette langue.',
    de: 'Niemand, der gerade arbeitet, spricht diese Sprache.',
    en: 'No colleague at work speaks that language.',
  },
  already_in_consultation: {
    nl: 'U bent al in gesprek.',
    fr: 'Vous êtes déjà en entretien.',
    de: 'Sie sind bereits im Gespräch.',
    en: 'You are already in a consultation.',
  },
  not_available: {
    nl: 'U hebt pauze. Zet u eerst op beschikbaar.',
    fr: 'Vous êtes en pause. Indiquez d’abord que vous êtes disponible.',
    de: 'Sie haben Pause. Melden Sie sich zuerst verfügbar.',
    en: 'You are on a break. Set yourself to available first.',
  },
  site_closed: {
    nl: 'Deze locatie is gesloten.',
    fr: 'Ce site est fermé.',
    de: 'Dieser Standort ist geschlossen.',
    en: 'This site is closed.',
  },
  cap_reached: {
    nl: 'Er zijn al zoveel inspecteurs aan het werk als de zone toelaat. Vraag de hoofdinspecteur om plaats.',
    fr: 'Le nombre maximal d’inspecteurs au travail est atteint. Demandez une place à l’inspecteur principal.',
    de: 'Es arbeiten schon so viele Inspektoren, wie die Zone zulässt. Fragen Sie den Hauptinspektor nach einem Platz.',
    en: 'As many inspectors are at work as the zone allows. Ask the chief inspector for a place.',
  },
  unknown_appointment: {
    nl: 'Deze code hoort niet bij een afspraak van vandaag op deze plaats. Kijk de code na, of neem een nummer.',
    fr: 'Ce code ne correspond à aucun rendez-vous d’aujourd’hui à cet endroit. Vérifiez le code, ou prenez un numéro.',
    de: 'Zu diesem Code gibt es hier heute keinen Termin. Prüfen Sie den Code, oder ziehen Sie eine Nummer.',
    en: 'This code is not of an appointment here today. Check the code, or take a number.',
  },
  slot_taken: {
    nl: 'Dit moment is net door iemand anders gekozen. Kies een ander moment.',
    fr: 'Quelqu’un vient de prendre ce moment. Choisissez-en un autre.',
    de: 'Diesen Zeitpunkt hat gerade jemand anders gewählt. Wählen Sie einen anderen.',
    en: 'Somebody has just taken this moment. Choose another one.',
  },
  held_by_other: {
    nl: 'Een andere inspecteur werkt aan deze verklaring. U kunt meelezen; vraag die persoon om ze af te staan.',
    fr: 'Un autre inspecteur travaille à cette déclaration. Vous pouvez la lire ; demandez-lui de vous la céder.',
    de: 'Ein anderer Inspektor arbeitet an dieser Aussage. Sie können mitlesen; bitten Sie ihn, sie abzugeben.',
    en: 'Another inspector is working on this statement. You can read along; ask them to hand it over.',
  },
  rights_first: {
    nl: 'De burger heeft de rechten nog niet bevestigd. Overloop ze samen; daarna kunt u schrijven.',
    fr: 'Le citoyen n’a pas encore confirmé ses droits. Parcourez-les ensemble, puis vous pourrez écrire.',
    de: 'Die Rechte sind noch nicht bestätigt. Gehen Sie sie gemeinsam durch; danach können Sie schreiben.',
    en: 'The citizen has not acknowledged the rights yet. Go through them together; then you can write.',
  },
  answers_missing: {
    nl: 'Er ontbreken nog antwoorden. Vul de gemarkeerde vragen in.',
    fr: 'Il manque encore des réponses. Complétez les questions marquées.',
    de: 'Es fehlen noch Antworten. Füllen Sie die markierten Fragen aus.',
    en: 'Some answers are still missing. Fill in the marked questions.',
  },
  not_confirmed: {
    nl: 'Nog niet elke pagina is bevestigd. De burger bevestigt eerst alle pagina’s.',
    fr: 'Toutes les pages ne sont pas encore confirmées. Le citoyen les confirme d’abord toutes.',
    de: 'Noch sind nicht alle Seiten bestätigt. Zuerst werden alle Seiten bestätigt.',
    en: 'Not every page is confirmed yet. The citizen confirms all pages first.',
  },
  other_person: {
    nl: 'Deze kaart is van iemand anders dan de persoon in dit gesprek. Teken met de juiste kaart of met de pen.',
    fr: 'Cette carte n’est pas celle de la personne de cet entretien. Signez avec la bonne carte ou au stylet.',
    de: 'Diese Karte gehört nicht der Person in diesem Gespräch. Unterschreiben Sie mit der richtigen Karte oder dem Stift.',
    en: 'This card is not of the person in this conversation. Sign with the right card or with the pen.',
  },
  certificate_not_valid: {
    nl: 'Het certificaat op deze kaart is niet geldig. De verklaring is bewaard; teken met de pen.',
    fr: 'Le certificat de cette carte n’est pas valable. La déclaration est conservée ; signez au stylet.',
    de: 'Das Zertifikat dieser Karte ist nicht gültig. Die Aussage ist gespeichert; unterschreiben Sie mit dem Stift.',
    en: 'The certificate on this card is not valid. The statement is kept; sign with the pen.',
  },
  certificate_revoked: {
    nl: 'De overheid heeft deze kaart ingetrokken: ze tekent niet meer. De verklaring is bewaard; teken met de pen.',
    fr: 'L’autorité a révoqué cette carte : elle ne signe plus. La déclaration est conservée ; signez au stylet.',
    de: 'Die Behörde hat diese Karte widerrufen: Sie unterschreibt nicht mehr. Die Aussage ist gespeichert; unterschreiben Sie mit dem Stift.',
    en: 'The authority has revoked this card: it signs no more. The statement is kept; sign with the pen.',
  },
  signature_not_valid: {
    nl: 'Deze handtekening klopt niet met de getoonde pagina’s. Er is niets getekend; probeer het opnieuw.',
    fr: 'Cette signature ne correspond pas aux pages montrées. Rien n’est signé ; réessayez.',
    de: 'Diese Unterschrift passt nicht zu den gezeigten Seiten. Es ist nichts unterschrieben; versuchen Sie es erneut.',
    en: 'This signature does not match the pages that were shown. Nothing is signed; try again.',
  },
  no_pv_number: {
    nl: 'Er is nog geen PV-nummer. Vul het eerst in.',
    fr: 'Il n’y a pas encore de numéro de PV. Indiquez-le d’abord.',
    de: 'Es gibt noch keine Protokollnummer. Tragen Sie sie zuerst ein.',
    en: 'There is no PV number yet. Fill it in first.',
  },
  no_email: {
    nl: 'E-mail is in deze zone niet ingesteld. Kies een andere manier.',
    fr: 'L’e-mail n’est pas configuré dans cette zone. Choisissez une autre voie.',
    de: 'E-Mail ist in dieser Zone nicht eingerichtet. Wählen Sie einen anderen Weg.',
    en: 'E-mail is not set up in this zone. Choose another way.',
  },
  offer_over: {
    nl: 'Dit aanbod is voorbij. De burger houdt de plaats.',
    fr: 'Cette proposition est terminée. La personne garde sa place.',
    de: 'Dieses Angebot ist vorbei. Die Person behält ihren Platz.',
    en: 'This offer is over. The citizen keeps the place.',
  },
  changed_meanwhile: {
    nl: 'Iemand bewaarde intussen een nieuwere versie. Bekijk die eerst; wat u invulde, staat er nog.',
    fr: 'Une version plus récente a été enregistrée entre-temps. Consultez-la d’abord ; votre saisie est gardée.',
    de: 'Inzwischen wurde eine neuere Fassung gespeichert. Sehen Sie sie zuerst an; Ihre Eingaben bleiben.',
    en: 'Somebody saved a newer version meanwhile. Look at it first; what you filled in is still here.',
  },
  file_not_accepted: {
    nl: 'Dit bestand is geen foto en geen PDF. Kies een ander bestand.',
    fr: 'Ce fichier n’est ni une photo ni un PDF. Choisissez-en un autre.',
    de: 'Diese Datei ist weder ein Foto noch eine PDF. Wählen Sie eine andere Datei.',
    en: 'This file is neither a photo nor a PDF. Choose another file.',
  },
  code_not_valid: {
    nl: 'Deze code is fout, al gebruikt of ouder dan 15 minuten. Maak een nieuwe code in de console.',
    fr: 'Ce code est faux, déjà utilisé ou vieux de plus de 15 minutes. Créez-en un nouveau dans la console.',
    de: 'Dieser Code ist falsch, schon benutzt oder älter als 15 Minuten. Erstellen Sie in der Konsole einen neuen.',
    en: 'This code is wrong, already used or older than 15 minutes. Make a new one in the console.',
  },
} satisfies Record<ErrorCode, Phrase>);
