import type { CitizenTask, SignatureLevel, SigningFailure } from '@loket/contract';
import { area, type Phrase } from '../area.ts';

type NoEid = NonNullable<Extract<CitizenTask, { task: 'choose_signature' }>['eid']>;

/** Choosing how to sign, signing, and what the signature is worth. */
export const signingTexts = area({
  choose: {
    nl: 'Hoe wilt u ondertekenen?',
    fr: 'Comment voulez-vous signer ?',
    de: 'Wie möchten Sie unterschreiben?',
    en: 'How would you like to sign?',
  },
  chooseMore: {
    nl: 'U las elke pagina en zei dat ze klopt. Kies wat u het liefst doet.',
    fr: 'Vous avez lu chaque page et dit qu’elle est juste. Choisissez ce que vous préférez.',
    de: 'Sie haben jede Seite gelesen und gesagt, dass sie stimmt. Wählen Sie, was Ihnen lieber ist.',
    en: 'You read every page and said that it is right. Choose what you prefer.',
  },
  withEid: {
    nl: 'Met mijn kaart en pincode',
    fr: 'Avec ma carte et mon code PIN',
    de: 'Mit Ausweis und PIN',
    en: 'With my card and PIN',
  },
  withEidMore: {
    nl: 'Laat uw identiteitskaart in de lezer zitten.',
    fr: 'Laissez votre carte d’identité dans le lecteur.',
    de: 'Lassen Sie Ihren Ausweis im Leser stecken.',
    en: 'Leave your identity card in the reader.',
  },
  withPen: {
    nl: 'Met de pen op dit scherm',
    fr: 'Au stylet, sur cet écran',
    de: 'Mit dem Stift auf diesem Bildschirm',
    en: 'With the pen on this screen',
  },
  withPenMore: {
    nl: 'Uw vinger kan ook.',
    fr: 'Votre doigt convient aussi.',
    de: 'Der Finger geht auch.',
    en: 'Your finger is fine too.',
  },
  notSigning: {
    nl: 'Ik teken niet',
    fr: 'Je ne signe pas',
    de: 'Ich unterschreibe nicht',
    en: 'I am not signing',
  },
  readAgain: { nl: 'Lees nog eens', fr: 'Relire', de: 'Noch einmal lesen', en: 'Read again' },
  notSigningTitle: {
    nl: 'U hoeft niet te tekenen',
    fr: 'Vous n’êtes pas obligé de signer',
    de: 'Sie müssen nicht unterschreiben',
    en: 'You do not have to sign',
  },
  notSigningMore: {
    nl: 'Zeg het aan de inspecteur. Uw verklaring blijft bewaard, zonder handtekening. Samen ziet u wat u verder wilt.',
    fr: 'Dites-le à l’inspecteur. Votre déclaration est conservée, sans signature. Vous verrez ensemble la suite.',
    de: 'Sagen Sie es im Gespräch. Ihre Aussage bleibt gespeichert, ohne Unterschrift. Gemeinsam sehen Sie, wie es weitergeht.',
    en: 'Tell the inspector. Your statement is kept, without a signature. Together you see what comes next.',
  },
  backToChoice: {
    nl: 'Terug naar de keuze',
    fr: 'Retour au choix',
    de: 'Zurück zur Wahl',
    en: 'Back to the choice',
  },
  kept: {
    nl: 'Uw verklaring en wat u bevestigde, zijn bewaard.',
    fr: 'Votre déclaration et ce que vous avez confirmé sont conservés.',
    de: 'Ihre Aussage und was Sie bestätigt haben, sind gespeichert.',
    en: 'Your statement and what you confirmed are kept.',
  },
  penTitle: { nl: 'Teken hier', fr: 'Signez ici', de: 'Hier unterschreiben', en: 'Sign here' },
  penMore: {
    nl: 'Schrijf uw handtekening in het witte vak, met de pen of uw vinger.',
    fr: 'Tracez votre signature dans le cadre blanc, au stylet ou au doigt.',
    de: 'Schreiben Sie Ihre Unterschrift ins weiße Feld, mit Stift oder Finger.',
    en: 'Write your signature in the white box, with the pen or your finger.',
  },
  penCannot: {
    nl: 'Lukt tekenen niet? Zeg het aan de inspecteur, of kies uw kaart en pincode.',
    fr: 'Signer ne va pas ? Dites-le à l’inspecteur, ou choisissez la carte et le code PIN.',
    de: 'Schreiben geht nicht? Sagen Sie es im Gespräch, oder wählen Sie Ausweis und PIN.',
    en: 'Can’t sign like this? Tell the inspector, or choose your card and PIN.',
  },
  penBox: {
    nl: 'Vak voor uw handtekening',
    fr: 'Cadre pour la signature',
    de: 'Feld für die Unterschrift',
    en: 'Box for your signature',
  },
  penEmpty: {
    nl: 'Het vak is leeg',
    fr: 'Le cadre est vide',
    de: 'Das Feld ist leer',
    en: 'The box is empty',
  },
  penFilled: {
    nl: 'Er staat een handtekening in het vak',
    fr: 'Il y a une signature dans le cadre',
    de: 'Im Feld steht eine Unterschrift',
    en: 'There is a signature in the box',
  },
  penClear: { nl: 'Begin opnieuw', fr: 'Recommencer', de: 'Neu beginnen', en: 'Start again' },
  penAgree: {
    nl: 'Dit is mijn handtekening',
    fr: 'Ceci est ma signature',
    de: 'Das ist meine Unterschrift',
    en: 'This is my signature',
  },
  penOther: { nl: 'Liever anders', fr: 'Autrement', de: 'Lieber anders', en: 'Another way' },
  pinTitle: {
    nl: 'Tik uw pincode',
    fr: 'Tapez votre code PIN',
    de: 'Geben Sie Ihre PIN ein',
    en: 'Type your PIN',
  },
  pinMore: {
    nl: 'Dat gebeurt in een apart venster. De inspecteur ziet uw pincode niet.',
    fr: 'Cela se passe dans une fenêtre à part. L’inspecteur ne voit pas votre code.',
    de: 'Das geschieht in einem eigenen Fenster. Niemand sonst sieht Ihre PIN.',
    en: 'This happens in a window of its own. The inspector does not see your PIN.',
  },
  signing: {
    nl: 'Uw handtekening wordt gezet',
    fr: 'Votre signature est apposée',
    de: 'Ihre Unterschrift wird gesetzt',
    en: 'Your signature is being placed',
  },
  signingEid: {
    nl: 'Uw kaart tekent. Laat ze nog even zitten.',
    fr: 'Votre carte signe. Laissez-la encore un instant.',
    de: 'Ihre Karte unterschreibt. Lassen Sie sie noch kurz stecken.',
    en: 'Your card is signing. Please leave it in a little longer.',
  },
  signingPen: {
    nl: 'Wij voegen uw handtekening bij de verklaring en verzegelen alles.',
    fr: 'Nous joignons votre signature à la déclaration et scellons le tout.',
    de: 'Wir fügen Ihre Unterschrift zur Aussage und versiegeln alles.',
    en: 'We add your signature to the statement and seal it all.',
  },
  signed: {
    nl: 'Uw verklaring is getekend',
    fr: 'Votre déclaration est signée',
    de: 'Ihre Aussage ist unterschrieben',
    en: 'Your statement is signed',
  },
  signedMore: {
    nl: 'Vraag de inspecteur gerust om een kopie. Uw kaart mag u nu wegnemen.',
    fr: 'Demandez une copie à l’inspecteur. Vous pouvez reprendre votre carte.',
    de: 'Bitten Sie ruhig um eine Kopie. Ihre Karte können Sie jetzt herausnehmen.',
    en: 'Ask the inspector for a copy. You can take your card out now.',
  },
  signedMorePen: {
    nl: 'Vraag de inspecteur gerust om een kopie.',
    fr: 'Demandez une copie à l’inspecteur.',
    de: 'Bitten Sie ruhig um eine Kopie.',
    en: 'Ask the inspector for a copy.',
  },
  signedBy: {
    nl: (name: string) => `Getekend door ${name}`,
    fr: (name: string) => `Signé par ${name}`,
    de: (name: string) => `Unterschrieben von ${name}`,
    en: (name: string) => `Signed by ${name}`,
  },
});

/** Why the card can't be chosen: what is so, and what to do. */
export const noEidWords = area({
  no_reader: {
    nl: 'De kaartlezer is even weg.',
    fr: 'Le lecteur de cartes est absent un instant.',
    de: 'Der Kartenleser ist kurz weg.',
    en: 'The card reader is away for a moment.',
  },
  no_card: {
    nl: 'Steek eerst uw kaart in de lezer, met de chip vooraan.',
    fr: 'Insérez d’abord votre carte, la puce en avant.',
    de: 'Stecken Sie zuerst Ihren Ausweis ein, mit dem Chip nach vorn.',
    en: 'Put your card in the reader first, chip first.',
  },
  no_signature_certificate: {
    nl: 'Met deze kaart kunt u niet tekenen. Dat is zo bij jongeren, en bij wie dat zelf koos.',
    fr: 'Cette carte ne permet pas de signer. C’est le cas des jeunes, et de qui l’a choisi.',
    de: 'Mit dieser Karte kann man nicht unterschreiben. Das ist bei Jugendlichen so, und auf eigenen Wunsch.',
    en: 'This card can’t sign. That is so for young people, and for those who chose it.',
  },
  pin_blocked: {
    nl: 'De pincode van deze kaart is geblokkeerd. Het gemeentehuis geeft u een nieuwe.',
    fr: 'Le code PIN de cette carte est bloqué. La commune peut le débloquer.',
    de: 'Die PIN dieser Karte ist gesperrt. Das Gemeindehaus hilft Ihnen damit.',
    en: 'The PIN of this card is blocked. The town hall can help you with that.',
  },
} satisfies Record<NoEid, Phrase>);

/** Why the attempt before did not end in a signature. */
export const signingFailureWords = area({
  cancelled: {
    nl: 'U bent gestopt met tekenen.',
    fr: 'Vous avez arrêté la signature.',
    de: 'Sie haben das Unterschreiben abgebrochen.',
    en: 'You stopped signing.',
  },
  card_pulled: {
    nl: 'De kaart ging uit de lezer voor het tekenen klaar was.',
    fr: 'La carte a été retirée avant la fin de la signature.',
    de: 'Die Karte wurde vor dem Ende herausgenommen.',
    en: 'The card left the reader before signing was done.',
  },
  no_card: {
    nl: 'Er zat geen kaart in de lezer.',
    fr: 'Il n’y avait pas de carte dans le lecteur.',
    de: 'Im Leser steckte keine Karte.',
    en: 'There was no card in the reader.',
  },
  no_signature_certificate: {
    nl: 'Met deze kaart kunt u niet tekenen.',
    fr: 'Cette carte ne permet pas de signer.',
    de: 'Mit dieser Karte kann man nicht unterschreiben.',
    en: 'This card can’t sign.',
  },
  other_person: {
    nl: 'Dit is een andere kaart dan die van daarnet. Steek uw eigen kaart in de lezer.',
    fr: 'Cette carte n’est pas celle de tout à l’heure. Insérez votre propre carte.',
    de: 'Das ist eine andere Karte als vorhin. Stecken Sie Ihre eigene ein.',
    en: 'This is not the card from before. Put your own card in the reader.',
  },
  pin_blocked: {
    nl: 'De pincode van deze kaart is geblokkeerd. Uw kaart blijft verder geldig.',
    fr: 'Le code PIN de cette carte est bloqué. Votre carte reste valable.',
    de: 'Die PIN dieser Karte ist gesperrt. Ihre Karte bleibt gültig.',
    en: 'The PIN of this card is blocked. Your card itself stays valid.',
  },
  digest_mismatch: {
    nl: 'Wij hebben niet getekend: het document was niet meer hetzelfde als wat u las.',
    fr: 'Rien n’est signé : le document n’était plus celui que vous avez lu.',
    de: 'Es wurde nicht unterschrieben: Das Dokument war nicht mehr das, was Sie gelesen haben.',
    en: 'Nothing was signed: the document was no longer the same as what you read.',
  },
  card_error: {
    nl: 'De kaart antwoordde niet. Er is niets getekend.',
    fr: 'La carte n’a pas répondu. Rien n’est signé.',
    de: 'Die Karte hat nicht geantwortet. Es ist nichts unterschrieben.',
    en: 'The card did not answer. Nothing is signed.',
  },
  refused_by_central: {
    nl: 'De handtekening kon niet worden nagekeken. Er is niets getekend.',
    fr: 'La signature n’a pas pu être vérifiée. Rien n’est signé.',
    de: 'Die Unterschrift konnte nicht geprüft werden. Es ist nichts unterschrieben.',
    en: 'The signature could not be checked. Nothing is signed.',
  },
  no_connection: {
    nl: 'De verbinding was even weg. Er is niets getekend.',
    fr: 'La connexion a été coupée un instant. Rien n’est signé.',
    de: 'Die Verbindung war kurz weg. Es ist nichts unterschrieben.',
    en: 'The connection dropped for a moment. Nothing is signed.',
  },
  certificate_revoked: {
    nl: 'Met deze kaart kan niet meer getekend worden. U kunt tekenen met de pen.',
    fr: 'Cette carte ne permet plus de signer. Vous pouvez signer avec le stylet.',
    de: 'Mit dieser Karte kann nicht mehr unterschrieben werden. Sie können den Stift nehmen.',
    en: 'This card can no longer sign. You can sign with the pen.',
  },
  pad_gone: {
    nl: 'Het handtekeningpad viel weg. Wat u schreef is gewist; teken opnieuw.',
    fr: 'La tablette a été coupée. Ce que vous avez écrit est effacé ; signez à nouveau.',
    de: 'Das Unterschriftenpad fiel aus. Das Geschriebene ist gelöscht; unterschreiben Sie erneut.',
    en: 'The signature pad dropped out. What you wrote is erased; please sign again.',
  },
} satisfies Record<SigningFailure, Phrase>);

/** What the signature is worth, never more than central established. */
export const levelWords = area({
  qualified: {
    nl: 'Gekwalificeerde handtekening',
    fr: 'Signature qualifiée',
    de: 'Qualifizierte Signatur',
    en: 'Qualified signature',
  },
  qualified_status_not_established: {
    nl: 'Getekend met uw kaart, geldigheid nog na te kijken',
    fr: 'Signé avec votre carte, validité encore à vérifier',
    de: 'Mit Ihrer Karte unterschrieben, Gültigkeit noch zu prüfen',
    en: 'Signed with your card, validity still to be checked',
  },
  simple: {
    nl: 'Gewone handtekening, door de politiezone verzegeld',
    fr: 'Signature simple, scellée par la zone de police',
    de: 'Einfache Unterschrift, von der Polizeizone versiegelt',
    en: 'Simple signature, sealed by the police zone',
  },
  test: { nl: 'Een proef', fr: 'Un essai', de: 'Eine Probe', en: 'A trial' },
} satisfies Record<SignatureLevel, Phrase>);

export const levelReasons = area({
  qualified: {
    nl: 'Ze geldt als een handtekening op papier.',
    fr: 'Elle vaut une signature sur papier.',
    de: 'Sie gilt wie eine Unterschrift auf Papier.',
    en: 'It counts as a signature on paper.',
  },
  qualified_status_not_established: {
    nl: 'De dienst die zegt of uw certificaat geldig is, antwoordde niet. Uw handtekening zelf klopt.',
    fr: 'Le service qui dit si votre certificat est valable n’a pas répondu. La signature elle-même est juste.',
    de: 'Der Dienst, der die Gültigkeit Ihres Zertifikats nennt, hat nicht geantwortet. Die Unterschrift selbst stimmt.',
    en: 'The service that says whether your certificate is valid did not answer. The signature itself is right.',
  },
  simple: {
    nl: 'Wie later iets aan de tekst verandert, breekt het zegel.',
    fr: 'Qui change le texte plus tard brise le sceau.',
    de: 'Wer später etwas am Text ändert, bricht das Siegel.',
    en: 'Whoever changes the text later breaks the seal.',
  },
  test: {
    nl: 'Met een testkaart getekend. Deze handtekening heeft geen waarde.',
    fr: 'Signé avec une carte de test. Cette signature n’a aucune valeur.',
    de: 'Mit einer Testkarte unterschrieben. Diese Unterschrift hat keinen Wert.',
    en: 'Signed with a test card. This signature is worth nothing.',
  },
} satisfies Record<SignatureLevel, Phrase>);
