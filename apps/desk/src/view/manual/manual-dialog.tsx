import { type DeskDossier, type Identification, ManualIdentification } from '@loket/contract';
import { nationalNumberFits } from '@loket/identity/national-number.ts';
import { Button, Dialog, Field, Message, Select, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import {
  deskDocumentTexts,
  deskManualTexts,
  manualPaperWords,
  manualReasonWords,
} from '@loket/ui/texts/desk-documents.ts';
import { type FormEvent, useState } from 'react';
import { PictureView } from '../documents/picture-view.tsx';
import { useStill } from '../documents/use-still.ts';
import type { DeskActions } from '../use-desk.ts';

type ManualDialogProps = {
  identification: Identification;
  dossier: DeskDossier;
  saving: boolean;
  actions: DeskActions;
  onClose: () => void;
};

type Draft = Record<Exclude<keyof ManualIdentification, 'paperDocumentId'>, string>;

const empty: Draft = {
  surname: '',
  givenNames: '',
  birthDate: '',
  birthPlace: '',
  nationality: '',
  nationalNumber: '',
  address: '',
  paper: '',
  paperNumber: '',
  reason: '',
  explanation: '',
};

/** Identification without a card: what the citizen says, why there is no card, and the paper before the camera. */
export function ManualDialog({ identification, dossier, saving, actions, onClose }: ManualDialogProps) {
  const texts = useTexts(deskTexts);
  const words = useTexts(deskManualTexts);
  const [draft, setDraft] = useState<Draft>(
    identification.state === 'manual' ? { ...empty, ...identification.manual } : empty,
  );
  const [tried, setTried] = useState(false);
  const still = useStill(dossier, actions.dossier.takeStill);
  const kept = identification.state === 'manual' ? identification.manual.paperDocumentId : null;
  const paperDocumentId = still.arrived?.id ?? kept;
  const digits = draft.nationalNumber.replaceAll(/\D/g, '');
  const numberWrong = digits !== '' && !nationalNumberFits(digits);
  const read = ManualIdentification.safeParse({ ...draft, nationalNumber: digits, paperDocumentId });
  const set = (field: keyof Draft) => (value: string) =>
    setDraft((before) => ({ ...before, [field]: value }));
  const missing = (field: keyof Draft) => (tried && draft[field].trim() === '' ? words.required : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!read.success || numberWrong || saving) return;
    void actions.dossier.identifyByHand(read.data).then((done) => {
      if (done) onClose();
    });
  };
  const field = (name: keyof Draft, label: string, maxLength: number) => ({
    label,
    maxLength,
    value: draft[name],
    onChange: set(name),
    autoComplete: 'off',
  });
  return (
    <Dialog open onClose={onClose} title={words.title} alert>
      <Message status="attention" title={words.notVerified}>
        {words.text}
      </Message>
      <form className="form" onSubmit={submit} noValidate>
        <div className="form-row">
          <Field {...field('surname', words.surname, 110)} error={missing('surname')} autoFocus />
          <Field {...field('givenNames', words.givenNames, 110)} error={missing('givenNames')} />
        </div>
        <div className="form-row">
          <Field {...field('birthDate', words.birthDate, 10)} type="date" error={missing('birthDate')} />
          <Field {...field('birthPlace', words.birthPlace, 80)} />
          <Field {...field('nationality', texts.nationality, 85)} />
        </div>
        <div className="form-row">
          <Field
            {...field('nationalNumber', texts.nationalNumber, 16)}
            inputMode="numeric"
            hint={words.numberHint}
            error={numberWrong && (tried || digits.length >= 11) ? words.numberWrong : undefined}
          />
          <Field {...field('address', texts.address, 200)} />
        </div>
        <Reasons draft={draft} set={set} missing={missing} />
        <Still still={still} paperDocumentId={paperDocumentId} actions={actions} />
        <div className="form-actions">
          <Button look="primary" type="submit" isPending={saving}>
            {words.save}
          </Button>
          <Button look="tool" onPress={onClose}>
            {texts.keepTalking}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type ReasonsProps = {
  draft: Draft;
  set: (field: keyof Draft) => (value: string) => void;
  missing: (field: keyof Draft) => string | undefined;
};

function Reasons({ draft, set, missing }: ReasonsProps) {
  const texts = useTexts(deskManualTexts);
  const document = useTexts(deskDocumentTexts);
  const papers = useTexts(manualPaperWords);
  const reasons = useTexts(manualReasonWords);
  const paper = ManualIdentification.shape.paper.safeParse(draft.paper);
  const reason = ManualIdentification.shape.reason.safeParse(draft.reason);
  return (
    <>
      <div className="form-row">
        <Select
          label={texts.paper}
          value={paper.success ? paper.data : null}
          choose={document.choose}
          options={ManualIdentification.shape.paper.options.map((value) => ({ value, label: papers[value] }))}
          onChange={set('paper')}
          error={missing('paper')}
        />
        <Field
          label={texts.paperNumber}
          value={draft.paperNumber}
          onChange={set('paperNumber')}
          maxLength={40}
          autoComplete="off"
          isDisabled={draft.paper === 'none'}
        />
      </div>
      <div className="form-row">
        <Select
          label={texts.reason}
          value={reason.success ? reason.data : null}
          choose={document.choose}
          options={ManualIdentification.shape.reason.options.map((value) => ({
            value,
            label: reasons[value],
          }))}
          onChange={set('reason')}
          error={missing('reason')}
        />
        <Field
          label={texts.explanation}
          value={draft.explanation}
          onChange={set('explanation')}
          maxLength={300}
        />
      </div>
    </>
  );
}

type StillProps = {
  still: ReturnType<typeof useStill>;
  paperDocumentId: string | null;
  actions: DeskActions;
};

/** The paper that the citizen holds under the document camera. */
function Still({ still, paperDocumentId, actions }: StillProps) {
  const texts = useTexts(deskManualTexts);
  const document = useTexts(deskDocumentTexts);
  return (
    <div className="manual-still">
      <Button isPending={still.state === 'coming'} onPress={still.take}>
        {still.state === 'coming' ? document.stillComing : document.still}
      </Button>
      {paperDocumentId ? (
        <PictureView
          label={texts.paperStill}
          mark={paperDocumentId}
          read={() => actions.dossier.document(paperDocumentId)}
          widthPx={320}
        />
      ) : (
        <span className="quiet">
          {texts.paperStill}: {texts.noStill}
        </span>
      )}
      {still.state === 'missing' ? (
        <Message status="attention" title={document.stillMissing} announce />
      ) : null}
    </div>
  );
}
