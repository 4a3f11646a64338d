import type { DeskConsultation } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskTransferTexts } from '@loket/ui/texts/desk-transfer.ts';
import { Mic, MicOff, PhoneForwarded, Video, VideoOff } from 'lucide-react';
import { type DeskState, mayRecall } from '../session/desk-state.ts';
import { KeyButton } from './keys.tsx';
import type { DeskActions } from './use-desk.ts';

/** What a control opens; one that is not there can't be opened now. */
export type CallDialogs = {
  readonly end?: () => void;
  readonly transfer?: () => void;
  readonly why?: () => void;
};

type CallControlsProps = {
  state: DeskState;
  consultation: DeskConsultation;
  actions: DeskActions;
  open: CallDialogs;
};

/** While somebody is called: call again or give up. While somebody is there: sound, picture, end. */
export function CallControls({ state, consultation, actions, open }: CallControlsProps) {
  const texts = useTexts(deskTexts);
  const transfer = useTexts(deskTransferTexts);
  const { muted, cameraOff, state: media } = state.media;
  const without = media !== 'ready';
  const cut = state.awaySinceMs !== null;
  return (
    <div className="call-controls" data-phase={consultation.phase}>
      <KeyButton
        keyName="mute"
        icon={muted ? <MicOff strokeWidth={1.7} /> : <Mic strokeWidth={1.7} />}
        pressed={muted}
        isDisabled={without}
        onPress={() => actions.setMuted(!muted)}
      >
        {muted ? texts.soundOff : texts.sound}
      </KeyButton>
      <KeyButton
        keyName="camera"
        icon={cameraOff ? <VideoOff strokeWidth={1.7} /> : <Video strokeWidth={1.7} />}
        pressed={cameraOff}
        isDisabled={without}
        onPress={() => actions.setCameraOff(!cameraOff)}
      >
        {cameraOff ? texts.pictureOff : texts.picture}
      </KeyButton>
      {consultation.phase === 'called' ? (
        <>
          <KeyButton keyName="recall" isDisabled={cut || !mayRecall(state)} onPress={actions.recall}>
            {texts.recall}
          </KeyButton>
          <KeyButton keyName="noShow" isDisabled={cut} onPress={actions.noShow}>
            {texts.noShow}
          </KeyButton>
        </>
      ) : (
        <>
          <KeyButton
            keyName="transfer"
            icon={<PhoneForwarded strokeWidth={1.7} />}
            isDisabled={!open.transfer}
            onPress={() => open.transfer?.()}
          >
            {transfer.transfer}
          </KeyButton>
          <div className="end-control">
            <KeyButton keyName="end" isDisabled={!open.end} onPress={() => open.end?.()}>
              {texts.end}
            </KeyButton>
          </div>
        </>
      )}
    </div>
  );
}
