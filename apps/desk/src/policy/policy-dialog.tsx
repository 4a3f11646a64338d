import type { VersionedPolicy } from '@loket/contract';
import { Button, Dialog, Message, TextArea, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { boardPolicyTexts } from '@loket/ui/texts/desk-board-policy.ts';
import { deskDocumentTexts } from '@loket/ui/texts/desk-documents.ts';
import { useEffect, useReducer, useState } from 'react';
import type { DeskFailure } from '../session/api.ts';
import { ChoiceButton } from '../view/choice-keys.tsx';
import { FailureMessage } from '../view/notices.tsx';
import { beginEditing, editPolicy, type PolicyApi, previewOf, save } from './policy-editing.ts';
import { PolicyFields } from './policy-fields.tsx';
import { differences, readDraft } from './policy-form.ts';
import { Preview } from './policy-preview.tsx';
import { PolicyPromise } from './policy-promise.tsx';

type PolicyDialogProps = { api: PolicyApi; onClose: () => void };

/** The rules of the queue: read first, so that what is edited is what holds. */
export function PolicyDialog({ api, onClose }: PolicyDialogProps) {
  const texts = useTexts(boardPolicyTexts);
  const desk = useTexts(deskTexts);
  const [inForce, setInForce] = useState<VersionedPolicy | null>(null);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  useEffect(() => {
    let left = false;
    void api.policy().then((told) => {
      if (left) return;
      if (told.ok) setInForce(told.value);
      else setFailure(told.error);
    });
    return () => {
      left = true;
    };
  }, [api]);
  return (
    <Dialog open wide onClose={onClose} title={texts.title}>
      {failure ? <FailureMessage failure={failure} /> : null}
      {inForce ? <PolicyForm inForce={inForce} api={api} onClose={onClose} /> : <p>{desk.oneMoment}</p>}
    </Dialog>
  );
}

type PolicyFormProps = { inForce: VersionedPolicy; api: PolicyApi; onClose: () => void };

/** Type, look at what would change, say why, save. Saving is offered only for what was looked at. */
function PolicyForm({ inForce, api, onClose }: PolicyFormProps) {
  const texts = useTexts(boardPolicyTexts);
  const words = useTexts(deskDocumentTexts);
  const [state, tell] = useReducer(editPolicy, inForce, beginEditing);
  const { draft, preview, note, running } = state;
  const read = readDraft(draft);
  const changed = differences(draft, state.inForce.policy);
  const look = async () => {
    if (!read.ok) return;
    tell({ kind: 'asked', what: 'preview' });
    tell(await previewOf(api, draft, read.policy));
  };
  const keep = async () => {
    if (!read.ok) return;
    tell({ kind: 'asked', what: 'save' });
    tell(await save(api, { after: state.inForce.version, policy: read.policy, note: note.trim() }));
  };
  return (
    <>
      <InForce inForce={state.inForce} />
      {state.saved ? (
        <Message status="good" title={texts.saved(state.inForce.version)} announce>
          {texts.savedText}
        </Message>
      ) : null}
      {state.overtaken ? (
        <div className="notice">
          <Message
            status="attention"
            title={texts.changedTitle(state.inForce.madeBy ?? texts.somebody)}
            announce
          >
            {texts.changedText}
          </Message>
          <Button onPress={() => tell({ kind: 'take_newer' })}>{texts.takeNewer}</Button>
        </div>
      ) : null}
      <PolicyFields
        draft={draft}
        wrong={read.ok ? new Set() : read.wrong}
        {...(state.overtaken ? { newer: { policy: state.inForce.policy, changed } } : {})}
        onChange={(change) => tell({ kind: 'typed', change })}
      />
      {read.ok ? <PolicyPromise policy={read.policy} /> : null}
      {state.failure ? <FailureMessage failure={state.failure} /> : null}
      {preview ? (
        <>
          <Preview preview={preview} />
          <TextArea
            label={texts.note}
            hint={texts.noteHint}
            rows={2}
            maxLength={300}
            value={note}
            onChange={(typed) => tell({ kind: 'noted', note: typed })}
          />
        </>
      ) : null}
      <div className="form-actions policy-actions">
        {preview ? (
          <Button
            look="primary"
            isDisabled={note.trim().length < SHORTEST_NOTE}
            isPending={running === 'save'}
            onPress={() => void keep()}
          >
            {texts.save}
          </Button>
        ) : (
          <Button
            look="primary"
            isDisabled={!read.ok || changed.size === 0}
            isPending={running === 'preview'}
            onPress={() => void look()}
          >
            {texts.look}
          </Button>
        )}
        <ChoiceButton choiceKey="Esc" look="tool" onPress={onClose}>
          {words.close}
        </ChoiceButton>
        <p className="quiet" role="status">
          {running === 'preview' ? texts.looking : changed.size === 0 && !state.saved ? texts.unchanged : ''}
          {preview && note.trim().length < SHORTEST_NOTE ? texts.noteMissing : ''}
        </p>
      </div>
    </>
  );
}

/** As the contract has it. */
const SHORTEST_NOTE = 3;

function InForce({ inForce: { version, madeBy, note } }: { inForce: VersionedPolicy }) {
  const texts = useTexts(boardPolicyTexts);
  return (
    <p>
      {[texts.inForce(version), madeBy ? texts.madeBy(madeBy) : ''].filter(Boolean).join(', ')}.{' '}
      {note ? <q>{note}</q> : null}
    </p>
  );
}
