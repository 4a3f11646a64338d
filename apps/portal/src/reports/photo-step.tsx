import { PHOTO_MAX_BYTES, PHOTOS_MAX } from '@loket/contract';
import { Button, Message, Progress, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { portalReportTexts } from '@loket/ui/texts/portal-reports.ts';
import { type ChangeEvent, useState } from 'react';
import type { PortalFailure } from '../session/portal-api.ts';
import { usePortal } from '../session/portal-context.tsx';
import { Failure } from '../view/failure.tsx';
import { Page } from '../view/page.tsx';

/** A photo that central took in; the picture stays in this page's memory only. */
export type SentPhoto = { readonly token: string; readonly preview: string };

type PhotoStepProps = {
  photos: readonly SentPhoto[];
  quickExit: boolean;
  onPhotos: (photos: readonly SentPhoto[]) => void;
  onBack: () => void;
  onNext: () => void;
};

/** Each photo is sent when it is chosen, so that one that is refused is said at once. */
export function PhotoStep({ photos, quickExit, onPhotos, onBack, onNext }: PhotoStepProps) {
  const texts = useTexts(portalReportTexts);
  const shared = useTexts(portalTexts);
  const { api, zone } = usePortal();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<PortalFailure | null>(null);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])].slice(0, PHOTOS_MAX - photos.length);
    target.value = '';
    setFailure(null);
    setSending(true);
    const taken = [...photos];
    for (const file of files) {
      if (file.size > PHOTO_MAX_BYTES) {
        setFailure({ code: 'too_large' });
        continue;
      }
      const answer = await api.photo(zone.code, file);
      if (answer.ok) taken.push({ token: answer.value.token, preview: URL.createObjectURL(file) });
      else setFailure(answer.error);
    }
    setSending(false);
    onPhotos(taken);
  };
  const remove = (gone: SentPhoto) => {
    URL.revokeObjectURL(gone.preview);
    onPhotos(photos.filter((one) => one !== gone));
  };
  return (
    <Page title={texts.photos} above={<p>{texts.photosText}</p>} onBack={onBack} quickExit={quickExit}>
      <Failure failure={failure} />
      {photos.length > 0 ? (
        <ul className="photo-list">
          {photos.map((photo, index) => (
            <li key={photo.token}>
              <img src={photo.preview} alt={texts.photoNumber(index + 1)} />
              <Button onPress={() => remove(photo)}>{texts.removePhoto(index + 1)}</Button>
            </li>
          ))}
        </ul>
      ) : null}
      {sending ? <Progress label={texts.sendingPhoto} part={null} /> : null}
      {sending ? <Message status="busy" title={texts.sendingPhoto} announce /> : null}
      {photos.length < PHOTOS_MAX && !sending ? (
        <label className="file-choice">
          <span className="button">{texts.addPhoto}</span>
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            onChange={(event) => void choose(event)}
          />
        </label>
      ) : null}
      <Button look="primary" onPress={onNext} isDisabled={sending}>
        {photos.length > 0 ? shared.goOn : texts.withoutPhoto}
      </Button>
    </Page>
  );
}
