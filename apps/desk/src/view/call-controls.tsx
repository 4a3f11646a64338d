import type { DeskConsultation } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import type { DeskState } from '../session/desk-state.ts';
import { KeyButton } from './keys.tsx';
import type { DeskActions } from './use-desk.ts';

type CallControlsProps = {
  state: DeskState;
  consultation: DeskConsultation;
  actions: DeskActions;
  onEnd: () => void;
};

/** While somebody is called: call again or give up. While somebody is there: sound, picture, end. */
export function CallControls({ state, consultation, actions, onEnd }: CallControlsProps) {
  const texts = useTexts(deskTexts);
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
          <KeyButton keyName="recall" isDisabled={cut} onPress={actions.recall}>
            {texts.recall}
          </KeyButton>
          <KeyButton keyName="noShow" isDisabled={cut} onPress={actions.noShow}>
            {texts.noShow}
          </KeyButton>
        </>
      ) : (
        <div className="end-control">
          <KeyButton keyName="end" isDisabled={cut} onPress={onEnd}>
            {texts.end}
          </KeyButton>
        </div>
      )}
    </div>
  );
}
