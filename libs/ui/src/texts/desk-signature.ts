import type { SignatureLevel, SignatureMethod, SigningFailure } from '@loket/contract';
import { area, type Phrase } from './area.ts';

/** Presenting a statement, confirming page by page, signing, and what the signature is worth. */
export const deskSignatureTexts = area({
  present: {
    nl: 'Voorleggen aan de burger',
    fr: 'Présenter au citoyen',
    de: 'Dem Bürger vorlegen',
    en: 'Present to the citizen',
  },
  presentedTitle: {
    nl: 'De verklaring ligt voor',
    fr: 'La déclaration est présentée',
    de: 'Die Aussage liegt vor',
    en: 'The statement is presented',
  },
  presentedText: {
    nl: 'De burger leest en bevestigt pagina per pagina. Wijzigen kan pas als u ze terugneemt.',
    fr: 'Le citoyen lit et confirme page par page. Pour modifier, reprenez-la d’abord.',
    de: 'Der Bürger liest und bestätigt Seite für Seite. Zum Ändern nehmen Sie sie zurück.',
    en: 'The citizen reads and confirms page by page. To change something, take it back first.',
  },
  confirmedText: {
    nl: 'Elke pagina is bevestigd. De burger kan tekenen.',
    fr: 'Chaque page est confirmée. Le citoyen peut signer.',
    de: 'Jede Seite ist bestätigt. Der Bürger kann unterschreiben.',
    en: 'Every page is confirmed. The citizen can sign.',
  },
  pages: { nl: 'Pagina’s', fr: 'Pages', de: 'Seiten', en: 'Pages of the record' },
  page: {
    nl: (page: number) => `Pagina ${page}`,
    fr: (page: number) => `Page ${page}`,
    de: (page: number) => `Seite ${page}`,
    en: (page: number) => `Page no. ${page}`,
  },
  pageConfirmed: { nl: 'bevestigd', fr: 'confirmée', de: 'bestätigt', en: 'confirmed' },
  pageOpen: {
    nl: 'nog niet bevestigd',
    fr: 'pas encore confirmée',
    de: 'noch offen',
    en: 'not confirmed yet',
  },
  withdraw: {
    nl: 'Terugnemen om te wijzigen',
    fr: 'Reprendre pour modifier',
    de: 'Zum Ändern zurücknehmen',
    en: 'Take back to change',
  },
  withdrawHint: {
    nl: 'De bevestigingen vervallen dan.',
    fr: 'Les confirmations sont alors annulées.',
    de: 'Die Bestätigungen verfallen dann.',
    en: 'The confirmations then lapse.',
  },
  signing: { nl: 'Ondertekening', fr: 'Signature', de: 'Unterschrift', en: 'Signing' },
  waitsForCitizen: {
    nl: 'Wacht op de burger',
    fr: 'En attente du citoyen',
    de: 'Wartet auf den Bürger',
    en: 'Waiting for the citizen',
  },
  choosing: {
    nl: 'De burger kiest: eID met pincode, of de pen',
    fr: 'Le citoyen choisit : eID avec code PIN, ou stylet',
    de: 'Der Bürger wählt: eID mit PIN oder Stift',
    en: 'The citizen chooses: eID with PIN, or the pen',
  },
  failedTitle: {
    nl: 'Er is nog niet ondertekend',
    fr: 'Ce n’est pas encore signé',
    de: 'Es ist noch nicht unterschrieben',
    en: 'It is not signed yet',
  },
  kept: {
    nl: 'De verklaring en de bevestigingen zijn bewaard.',
    fr: 'La déclaration et les confirmations sont conservées.',
    de: 'Aussage und Bestätigungen sind gespeichert.',
    en: 'The statement and the confirmations are kept.',
  },
  signedTitle: {
    nl: (name: string) => `Ondertekend door ${name}`,
    fr: (name: string) => `Signé par ${name}`,
    de: (name: string) => `Unterschrieben von ${name}`,
    en: (name: string) => `Signed by ${name}`,
  },
  signedAt: {
    nl: (time: string) => `om ${time}`,
    fr: (time: string) => `à ${time}`,
    de: (time: string) => `um ${time}`,
    en: (time: string) => `at ${time}`,
  },
  final: {
    nl: 'De verklaring is definitief. Geef de burger nu zijn papieren.',
    fr: 'La déclaration est définitive. Remettez maintenant les papiers au citoyen.',
    de: 'Die Aussage ist endgültig. Geben Sie dem Bürger jetzt seine Papiere.',
    en: 'The statement is final. Now give the citizen their papers.',
  },
  toPapers: { nl: 'Naar de papieren', fr: 'Vers les papiers', de: 'Zu den Papieren', en: 'To the papers' },
  level: {
    nl: 'Waarde van de handtekening',
    fr: 'Valeur de la signature',
    de: 'Wert der Unterschrift',
    en: 'What the signature is worth',
  },
  pdf: {
    nl: 'De verklaring als PDF',
    fr: 'La déclaration en PDF',
    de: 'Die Aussage als PDF',
    en: 'The statement as PDF',
  },
});

export const signingNowWords = area({
  eid: {
    nl: 'De burger tekent met de eID. De pincode is hier niet te zien.',
    fr: 'Le citoyen signe avec l’eID. Le code PIN n’est pas visible ici.',
    de: 'Der Bürger unterschreibt mit der eID. Die PIN ist hier nicht zu sehen.',
    en: 'The citizen signs with the eID. The PIN cannot be seen here.',
  },
  pen: {
    nl: 'De burger tekent met de pen op het scherm.',
    fr: 'Le citoyen signe au stylet sur l’écran.',
    de: 'Der Bürger unterschreibt mit dem Stift auf dem Bildschirm.',
    en: 'The citizen signs with the pen on the screen.',
  },
} satisfies Record<SignatureMethod, Phrase>);

export const signingFailureWords = area({
  cancelled: {
    nl: 'De burger heeft het tekenen afgebroken. Vraag of er nog iets onduidelijk is.',
    fr: 'Le citoyen a interrompu la signature. Demandez si quelque chose n’est pas clair.',
    de: 'Der Bürger hat abgebrochen. Fragen Sie, ob noch etwas unklar ist.',
    en: 'The citizen broke off. Ask whether something is still unclear.',
  },
  card_pulled: {
    nl: 'De kaart werd tijdens het tekenen uitgetrokken. Vraag om ze opnieuw in te steken.',
    fr: 'La carte a été retirée pendant la signature. Demandez de la réinsérer.',
    de: 'Die Karte wurde beim Unterschreiben gezogen. Bitten Sie, sie erneut einzustecken.',
    en: 'The card was pulled while signing. Ask to put it in again.',
  },
  no_card: {
    nl: 'Er zit geen kaart in de lezer. Vraag om ze in te steken, of stel de pen voor.',
    fr: 'Il n’y a pas de carte dans le lecteur. Demandez de l’insérer, ou proposez le stylet.',
    de: 'Es steckt keine Karte. Bitten Sie darum, oder bieten Sie den Stift an.',
    en: 'There is no card in the reader. Ask for it, or offer the pen.',
  },
  no_signature_certificate: {
    nl: 'Deze kaart kan niet tekenen (minderjarig, of zonder handtekening gekozen). De pen kan wel.',
    fr: 'Cette carte ne peut pas signer (mineur, ou sans signature). Le stylet est possible.',
    de: 'Diese Karte kann nicht unterschreiben (minderjährig oder ohne Signatur). Der Stift geht.',
    en: 'This card cannot sign (a minor, or opted out). The pen can be used.',
  },
  other_person: {
    nl: 'De kaart is van iemand anders dan wie geïdentificeerd is. Vraag om de juiste kaart.',
    fr: 'La carte n’est pas celle de la personne identifiée. Demandez la bonne carte.',
    de: 'Die Karte gehört einer anderen als der identifizierten Person. Bitten Sie um die richtige.',
    en: 'The card is not that of the person who was identified. Ask for the right card.',
  },
  pin_blocked: {
    nl: 'De pincode is geblokkeerd. De gemeente kan ze vrijgeven. Nu kan de pen.',
    fr: 'Le code PIN est bloqué. La commune peut le débloquer. Le stylet est possible.',
    de: 'Die PIN ist gesperrt. Die Gemeinde kann sie freigeben. Der Stift geht jetzt.',
    en: 'The PIN is blocked. The municipality can release it. The pen can be used now.',
  },
  digest_mismatch: {
    nl: 'Het loket weigerde: wat ondertekend zou worden, is niet wat getoond werd. Neem terug en leg opnieuw voor.',
    fr: 'Le guichet a refusé : ce qui serait signé n’est pas ce qui a été montré. Reprenez et présentez à nouveau.',
    de: 'Der Schalter lehnte ab: Zu unterschreiben wäre nicht, was gezeigt wurde. Nehmen Sie zurück und legen Sie neu vor.',
    en: 'The counter refused: what would be signed is not what was shown. Take it back and present it again.',
  },
  card_error: {
    nl: 'De kaart gaf een fout. Probeer opnieuw, of stel de pen voor.',
    fr: 'La carte a donné une erreur. Réessayez, ou proposez le stylet.',
    de: 'Die Karte meldete einen Fehler. Versuchen Sie es erneut, oder bieten Sie den Stift an.',
    en: 'The card gave an error. Try again, or offer the pen.',
  },
  refused_by_central: {
    nl: 'De centrale aanvaardde de handtekening niet. Probeer opnieuw, of stel de pen voor.',
    fr: 'La centrale n’a pas accepté la signature. Réessayez, ou proposez le stylet.',
    de: 'Die Zentrale nahm die Unterschrift nicht an. Erneut versuchen, oder den Stift anbieten.',
    en: 'Central did not accept the signature. Try again, or offer the pen.',
  },
  no_connection: {
    nl: 'De verbinding viel weg. Probeer opnieuw zodra ze terug is.',
    fr: 'La connexion a été coupée. Réessayez dès son retour.',
    de: 'Die Verbindung brach ab. Versuchen Sie es erneut, sobald sie zurück ist.',
    en: 'The connection was lost. Try again once it is back.',
  },
  certificate_revoked: {
    nl: 'De overheid heeft het certificaat van deze kaart ingetrokken. Stel de pen voor, en kijk de identiteit na.',
    fr: 'L’autorité a révoqué le certificat de cette carte. Proposez le stylet et vérifiez l’identité.',
    de: 'Die Behörde hat das Zertifikat dieser Karte widerrufen. Bieten Sie den Stift an und prüfen Sie die Identität.',
    en: 'The authority has revoked this card’s certificate. Offer the pen, and check who this is.',
  },
  pad_gone: {
    nl: 'Het handtekeningpad viel weg. De burger tekent opnieuw, op het pad of op het scherm.',
    fr: 'La tablette de signature a été coupée. La personne signe à nouveau, sur la tablette ou à l’écran.',
    de: 'Das Unterschriftenpad fiel aus. Es wird erneut unterschrieben, auf dem Pad oder am Bildschirm.',
    en: 'The signature pad dropped out. The citizen signs again, on the pad or on the screen.',
  },
} satisfies Record<SigningFailure, Phrase>);

export const signatureLevelWords = area({
  qualified: {
    nl: 'Gekwalificeerd',
    fr: 'Signature qualifiée',
    de: 'Qualifiziert',
    en: 'Qualified',
  },
  qualified_status_not_established: {
    nl: 'Gekwalificeerd, status niet vastgesteld',
    fr: 'Qualifiée, statut non établi',
    de: 'Qualifiziert, Status nicht festgestellt',
    en: 'Qualified, status not established',
  },
  simple: { nl: 'Gewoon', fr: 'Signature simple', de: 'Einfach', en: 'Simple' },
  test: {
    nl: 'Test: geen waarde',
    fr: 'Test : sans valeur',
    de: 'Test: ohne Wert',
    en: 'Test: worth nothing',
  },
} satisfies Record<SignatureLevel, Phrase>);

export const signatureLevelReasons = area({
  qualified: {
    nl: 'Met de handtekeningsleutel van een eID. Het certificaat is nagekeken en was niet ingetrokken.',
    fr: 'Avec la clé de signature d’une eID. Le certificat a été vérifié et n’était pas révoqué.',
    de: 'Mit dem Signaturschlüssel einer eID. Das Zertifikat wurde geprüft und war nicht widerrufen.',
    en: 'With the signature key of an eID. The certificate was checked and was not revoked.',
  },
  qualified_status_not_established: {
    nl: 'Met de handtekeningsleutel van een eID. Of het certificaat intussen ingetrokken is, kon niet worden nagekeken.',
    fr: 'Avec la clé de signature d’une eID. La révocation du certificat n’a pas pu être vérifiée.',
    de: 'Mit dem Signaturschlüssel einer eID. Ob das Zertifikat widerrufen ist, ließ sich nicht prüfen.',
    en: 'With the signature key of an eID. Whether the certificate was revoked could not be checked.',
  },
  simple: {
    nl: 'Met de pen. De zone heeft het document verzegeld.',
    fr: 'Au stylet. La zone a scellé le document.',
    de: 'Mit dem Stift. Die Zone hat das Dokument versiegelt.',
    en: 'With the pen. The zone sealed the document.',
  },
  test: {
    nl: 'Met een testkaart. Buiten een oefening heeft deze handtekening geen waarde.',
    fr: 'Avec une carte de test. Hors exercice, cette signature n’a aucune valeur.',
    de: 'Mit einer Testkarte. Außerhalb einer Übung hat diese Unterschrift keinen Wert.',
    en: 'With a test card. Outside an exercise this signature is worth nothing.',
  },
} satisfies Record<SignatureLevel, Phrase>);
