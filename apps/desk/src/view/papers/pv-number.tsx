import { PvNumber } from '@loket/contract';
import { Button, Field, StatusShape, useTexts } from '@loket/ui';
import { deskPaperTexts } from '@loket/ui/texts/desk-papers.ts';
import { type FormEvent, useState } from 'react';

type PvNumberPartProps = {
  pvNumber: string | null;
  /** A complaint: without the number its attest isn't offered. */
  complaint: boolean;
  saving: boolean;
  onSave: (pvNumber: string) => void;
};

/** The number that the police's own system gave, as the inspector types it over. */
export function PvNumberPart({ pvNumber, complaint, saving, onSave }: PvNumberPartProps) {
  const texts = useTexts(deskPaperTexts);
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const value = typed ?? pvNumber ?? '';
  const read = PvNumber.safeParse(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(!read.success);
    if (!read.success || saving) return;
    onSave(read.data);
    setTyped(null);
  };
  return (
    <section aria-labelledby="pv-title">
      <h2 id="pv-title">{texts.pvTitle}</h2>
      {complaint && !pvNumber ? <p>{texts.needsPv}</p> : null}
      <form className="pv-form" onSubmit={submit} noValidate>
        <Field
          label={texts.pvTitle}
          hint={texts.pvHint}
          value={value}
          onChange={setTyped}
          maxLength={24}
          autoComplete="off"
          error={tried && !read.success ? texts.pvWrong : undefined}
        />
        <Button type="submit" isPending={saving} isDisabled={value === '' || value === pvNumber}>
          {texts.pvSave}
        </Button>
        {pvNumber && value === pvNumber ? <StatusShape status="good" /> : null}
      </form>
    </section>
  );
}
