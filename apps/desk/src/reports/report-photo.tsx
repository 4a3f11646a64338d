import { Button, useTexts } from '@loket/ui';
import { deskReportTexts } from '@loket/ui/texts/desk-appointments.ts';
import { useEffect, useState } from 'react';
import { FailureMessage } from '../appointments/failure-message.tsx';
import type { Answered, DeskFailure } from '../session/rest-client.ts';

type ReportPhotoProps = {
  number: number;
  width: number;
  height: number;
  load: () => Answered<Uint8Array<ArrayBuffer>>;
};

/** Shown when asked for, kept in this page's memory only. */
export function ReportPhoto({ number, width, height, load }: ReportPhotoProps) {
  const texts = useTexts(deskReportTexts);
  const [address, setAddress] = useState<string | null>(null);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  useEffect(() => () => URL.revokeObjectURL(address ?? ''), [address]);
  if (address) return <img src={address} alt={texts.photo(number)} width={width} height={height} />;
  const show = () =>
    void load().then((answer) => {
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) setAddress(URL.createObjectURL(new Blob([answer.value], { type: 'image/jpeg' })));
    });
  return (
    <>
      <FailureMessage failure={failure} />
      <Button onPress={show}>{texts.showPhoto(number)}</Button>
    </>
  );
}
