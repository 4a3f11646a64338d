import type { HearingCapacity, StatementKind } from '@loket/contract';
import { area, type Phrase, plural } from './area.ts';

/** Writing a statement: start, rights, questions, story, pauses, stopping. */
export const deskStatementTexts = area({
  savedAt: {
    nl: (time: string) => `Bewaard om ${time}`,
    fr: (time: string) => `Enregistré à ${time}`,
    de: (time: string) => `Gespeichert um ${time}`,
    en: (time: string) => `Saved at ${time}`,
  },
  saved: { nl: 'Alles is bewaard', fr: 'Tout est enregistré', de: 'Alles gespeichert', en: 'All is saved' },
  saving: { nl: 'Wordt bewaard', fr: 'Enregistrement', de: 'Wird gespeichert', en: 'Being saved' },
  notSaved: {
    nl: 'Nog niet bewaard',
    fr: 'Pas encore enregistré',
    de: 'Noch nicht gespeichert',
    en: 'Not saved yet',
  },
  waitingTitle: {
    nl: 'Uw laatste woorden staan alleen op deze pagina',
    fr: 'Vos derniers mots ne sont que sur cette page',
    de: 'Ihre letzten Worte stehen nur auf dieser Seite',
    en: 'Your last words are on this page only',
  },
  waitingText: {
    nl: 'Schrijf gerust verder. Ze worden bewaard zodra de centrale antwoordt. Sluit deze pagina nog niet.',
    fr: 'Continuez à écrire : ils seront enregistrés dès que la centrale répond. Ne fermez pas cette page.',
    de: 'Schreiben Sie weiter. Sie werden gespeichert, sobald die Zentrale antwortet. Schließen Sie die Seite nicht.',
    en: 'Write on. They are saved as soon as central answers. Do not close this page yet.',
  },
  refusedTitle: {
    nl: 'Uw laatste woorden werden niet aanvaard',
    fr: 'Vos derniers mots n’ont pas été acceptés',
    de: 'Ihre letzten Worte wurden nicht angenommen',
    en: 'Your last words were not accepted',
  },
  heldBy: {
    nl: (name: string) => `${name} werkt aan deze verklaring.`,
    fr: (name: string) => `${name} travaille à cette déclaration.`,
    de: (name: string) => `${name} arbeitet an dieser Aussage.`,
    en: (name: string) => `${name} is working on this statement.`,
  },
  keptTitle: {
    nl: 'Hier werd intussen iets anders geschreven',
    fr: 'Un autre texte a été écrit ici entre-temps',
    de: 'Hier wurde inzwischen etwas anderes geschrieben',
    en: 'Something else was written here meanwhile',
  },
  keptText: {
    nl: 'De nieuwere tekst staat in de verklaring. Uw woorden zijn niet weg, ze staan hier:',
    fr: 'Le texte plus récent est dans la déclaration. Vos mots ne sont pas perdus, les voici :',
    de: 'Der neuere Text steht in der Aussage. Ihre Worte sind nicht weg, sie stehen hier:',
    en: 'The newer text is in the statement. Your words are not lost, here they are:',
  },
  putBack: {
    nl: 'Mijn woorden gebruiken',
    fr: 'Utiliser mes mots',
    de: 'Meine Worte verwenden',
    en: 'Use my words',
  },
  dropKept: { nl: 'Weglaten', fr: 'Laisser de côté', de: 'Weglassen', en: 'Leave them out' },

  startTitle: {
    nl: 'Een verklaring opnemen',
    fr: 'Prendre une déclaration',
    de: 'Eine Aussage aufnehmen',
    en: 'Take a statement',
  },
  startText: {
    nl: 'Eerst verschijnen de rechten op het scherm van de burger. Daarna schrijft u en leest de burger mee.',
    fr: 'D’abord, les droits s’affichent chez le citoyen. Ensuite vous écrivez et il lit en même temps.',
    de: 'Zuerst erscheinen die Rechte beim Bürger. Danach schreiben Sie, und der Bürger liest mit.',
    en: 'First the rights appear on the citizen’s screen. Then you write and the citizen reads along.',
  },
  aboutWhat: { nl: 'Waarover', fr: 'À quel sujet', de: 'Worüber', en: 'About what' },
  kind: { nl: 'Soort', fr: 'Nature', de: 'Art', en: 'Kind' },
  capacity: { nl: 'De burger is', fr: 'Le citoyen est', de: 'Der Bürger ist', en: 'The citizen is' },
  onlyVictims: {
    nl: 'Hier worden alleen slachtoffers en getuigen gehoord. Ontstaat er een verdenking, stop dan het verhoor.',
    fr: 'On n’entend ici que des victimes et des témoins. En cas de soupçon, arrêtez l’audition.',
    de: 'Hier werden nur Opfer und Zeugen angehört. Entsteht ein Verdacht, beenden Sie die Anhörung.',
    en: 'Only victims and witnesses are heard here. If a suspicion arises, stop the hearing.',
  },
  nobodyIdentified: {
    nl: 'Nog niemand is geïdentificeerd. Beginnen kan; ondertekenen pas met een identiteit.',
    fr: 'Personne n’est encore identifié. Vous pouvez commencer ; la signature demande une identité.',
    de: 'Noch niemand ist identifiziert. Beginnen geht; unterschreiben erst mit einer Identität.',
    en: 'Nobody has been identified yet. You can begin; signing needs an identity.',
  },
  chooseAgain: {
    nl: 'Iets anders kiezen',
    fr: 'Choisir autre chose',
    de: 'Etwas anderes wählen',
    en: 'Choose something else',
  },
  start: { nl: 'Rechten tonen', fr: 'Montrer les droits', de: 'Rechte zeigen', en: 'Show the rights' },
  recordLanguage: {
    nl: (language: string) => `Taal van het verslag: ${language}`,
    fr: (language: string) => `Langue du procès-verbal : ${language}`,
    de: (language: string) => `Sprache des Protokolls: ${language}`,
    en: (language: string) => `Language of the record: ${language}`,
  },
  rightsTitle: {
    nl: 'De burger leest nu zijn rechten',
    fr: 'Le citoyen lit maintenant ses droits',
    de: 'Der Bürger liest jetzt seine Rechte',
    en: 'The citizen is now reading their rights',
  },
  rightsText: {
    nl: 'Schrijven kan zodra de burger aanraakt dat hij ze gelezen heeft. Dit staat op zijn scherm:',
    fr: 'Vous pourrez écrire dès qu’il confirme les avoir lus. Voici ce qu’il voit :',
    de: 'Schreiben geht, sobald der Bürger bestätigt, dass er sie gelesen hat. Das sieht er:',
    en: 'Writing is possible once the citizen touches that they were read. This is on the screen:',
  },
  rightsReadAt: {
    nl: (time: string) => `Rechten gelezen om ${time}`,
    fr: (time: string) => `Droits lus à ${time}`,
    de: (time: string) => `Rechte gelesen um ${time}`,
    en: (time: string) => `Rights read at ${time}`,
  },

  questions: { nl: 'Vragen', fr: 'Questions', de: 'Fragen', en: 'Questions to ask' },
  story: { nl: 'Het verhaal', fr: 'Le récit', de: 'Die Geschichte', en: 'The story' },
  storyHint: {
    nl: 'In de woorden van de burger, in de ik-vorm.',
    fr: 'Avec les mots du citoyen, à la première personne.',
    de: 'Mit den Worten des Bürgers, in der Ich-Form.',
    en: 'In the citizen’s words, in the first person.',
  },
  needed: { nl: 'nodig', fr: 'nécessaire', de: 'nötig', en: 'needed' },
  yes: { nl: 'Ja', fr: 'Oui', de: 'Ja, so ist es', en: 'Yes' },
  no: { nl: 'Nee', fr: 'Non', de: 'Nein', en: 'No' },
  unknown: { nl: 'Niet gezegd', fr: 'Non dit', de: 'Nicht gesagt', en: 'Not said' },
  euro: { nl: 'in euro', fr: 'en euros', de: 'in Euro', en: 'in euros' },
  missing: {
    nl: (count: number) => `Nog ${count} ${plural('nl', count, 'antwoord', 'antwoorden')} nodig`,
    fr: (count: number) =>
      `Encore ${count} ${plural('fr', count, 'réponse nécessaire', 'réponses nécessaires')}`,
    de: (count: number) => `Noch ${count} ${plural('de', count, 'Antwort', 'Antworten')} nötig`,
    en: (count: number) => `${count} ${plural('en', count, 'answer', 'answers')} still needed`,
  },
  nextQuestion: {
    nl: 'Volgende vraag',
    fr: 'Question suivante',
    de: 'Nächste Frage',
    en: 'Next question',
  },

  citizenReads: {
    nl: 'Dit leest de burger',
    fr: 'Ce que le citoyen lit',
    de: 'Das liest der Bürger',
    en: 'What the citizen reads',
  },
  noSentences: {
    nl: 'Elke zin verschijnt hier zodra u ze schrijft, zoals de burger ze ziet.',
    fr: 'Chaque phrase apparaît ici dès que vous l’écrivez, comme le citoyen la voit.',
    de: 'Jeder Satz erscheint hier, sobald Sie ihn schreiben, so wie ihn der Bürger sieht.',
    en: 'Each sentence appears here as you write it, the way the citizen sees it.',
  },
  beingWritten: { nl: 'u schrijft', fr: 'vous écrivez', de: 'Sie schreiben', en: 'you write' },
  disputed: {
    nl: 'De burger zegt: dit klopt niet.',
    fr: 'Le citoyen dit : ce n’est pas exact.',
    de: 'Der Bürger sagt: Das stimmt nicht.',
    en: 'The citizen says: this is not right.',
  },
  adjust: { nl: 'Pas aan, of', fr: 'Corrigez, ou', de: 'Passen Sie an, oder', en: 'Change it, or' },
  settle: { nl: 'Opgelost', fr: 'Réglé', de: 'Geklärt', en: 'Settled' },
  disputes: {
    nl: (count: number) => `${count} ${plural('nl', count, 'zin staat', 'zinnen staan')} nog open`,
    fr: (count: number) =>
      `${count} ${plural('fr', count, 'phrase reste ouverte', 'phrases restent ouvertes')}`,
    de: (count: number) => `${count} ${plural('de', count, 'Satz ist', 'Sätze sind')} noch offen`,
    en: (count: number) => `${count} ${plural('en', count, 'sentence is', 'sentences are')} still open`,
  },

  interpreter: { nl: 'Tolk', fr: 'Interprète', de: 'Dolmetscher', en: 'Interpreter' },
  withInterpreter: {
    nl: (name: string) => `Met tolk: ${name}`,
    fr: (name: string) => `Avec interprète : ${name}`,
    de: (name: string) => `Mit Dolmetscher: ${name}`,
    en: (name: string) => `With interpreter: ${name}`,
  },
  interpreterName: {
    nl: 'Naam van de tolk',
    fr: 'Nom de l’interprète',
    de: 'Name des Dolmetschers',
    en: 'Name of the interpreter',
  },
  interpreterLanguage: {
    nl: 'Taal die de burger spreekt',
    fr: 'Langue parlée par le citoyen',
    de: 'Sprache, die der Bürger spricht',
    en: 'Language that the citizen speaks',
  },
  noInterpreter: { nl: 'Geen tolk', fr: 'Pas d’interprète', de: 'Kein Dolmetscher', en: 'No interpreter' },
  keep: { nl: 'Opslaan', fr: 'Enregistrer', de: 'Speichern', en: 'Save' },
  cancel: { nl: 'Annuleren', fr: 'Annuler', de: 'Abbrechen', en: 'Cancel' },
  pause: { nl: 'Pauzeren', fr: 'Faire une pause', de: 'Unterbrechen', en: 'Pause the hearing' },
  resume: { nl: 'Verder gaan', fr: 'Reprendre', de: 'Fortsetzen', en: 'Go on' },
  pausedTitle: {
    nl: (time: string) => `Pauze sinds ${time}`,
    fr: (time: string) => `En pause depuis ${time}`,
    de: (time: string) => `Pause seit ${time}`,
    en: (time: string) => `Paused since ${time}`,
  },
  pausedText: {
    nl: 'Begin en einde van de pauze komen in het verslag. Schrijven kan weer als u verder gaat.',
    fr: 'Le début et la fin de la pause figurent au procès-verbal. Vous écrirez à la reprise.',
    de: 'Beginn und Ende der Pause kommen ins Protokoll. Schreiben geht wieder, wenn Sie fortsetzen.',
    en: 'Start and end of the pause are recorded. You can write again when you go on.',
  },
  stopHearing: {
    nl: 'Verhoor stoppen',
    fr: 'Arrêter l’audition',
    de: 'Anhörung beenden',
    en: 'Stop the hearing',
  },
  stopTitle: {
    nl: 'Is er een verdenking tegen de burger?',
    fr: 'Y a-t-il un soupçon contre le citoyen ?',
    de: 'Besteht ein Verdacht gegen den Bürger?',
    en: 'Is there a suspicion against the citizen?',
  },
  stopText: {
    nl: 'Dan stopt het verhoor hier. Wat er staat, blijft bewaard, kan niet meer worden gewijzigd en wordt niet ondertekend. De burger leest dit:',
    fr: 'Alors l’audition s’arrête ici. Le texte est conservé, n’est plus modifiable et n’est pas signé. Le citoyen lit ceci :',
    de: 'Dann endet die Anhörung hier. Der Text bleibt erhalten, ist nicht mehr änderbar und wird nicht unterschrieben. Der Bürger liest:',
    en: 'Then the hearing stops here. What is written is kept, can no longer be changed and is not signed. The citizen reads this:',
  },
  stopNow: { nl: 'Ja, stop het verhoor', fr: 'Oui, arrêter', de: 'Ja, Anhörung beenden', en: 'Yes, stop it' },
  goOn: {
    nl: 'Nee, verder gaan',
    fr: 'Non, continuer',
    de: 'Nein, weiter',
    en: 'No, go on',
  },
  stoppedTitle: {
    nl: 'Het verhoor is gestopt wegens een verdenking',
    fr: 'L’audition a été arrêtée en raison d’un soupçon',
    de: 'Die Anhörung wurde wegen eines Verdachts beendet',
    en: 'The hearing was stopped because of a suspicion',
  },
  stoppedText: {
    nl: 'De tekst is bewaard en gesloten. Dit moet volgen:',
    fr: 'Le texte est conservé et clos. Voici la suite :',
    de: 'Der Text ist gespeichert und geschlossen. Das muss folgen:',
    en: 'The text is kept and closed. This must follow:',
  },
});

export const statementKindWords = area({
  aangifte: { nl: 'Aangifte', fr: 'Déclaration de faits', de: 'Anzeige', en: 'Report of an offence' },
  klacht: { nl: 'Klacht', fr: 'Plainte', de: 'Strafantrag', en: 'Complaint' },
  melding: { nl: 'Melding', fr: 'Signalement', de: 'Meldung', en: 'Notification' },
} satisfies Record<StatementKind, Phrase>);

export const capacityWords = area({
  victim: { nl: 'slachtoffer', fr: 'victime', de: 'Opfer', en: 'a victim' },
  witness: { nl: 'getuige', fr: 'témoin', de: 'Zeuge', en: 'a witness' },
} satisfies Record<HearingCapacity, Phrase>);
