import { type DeskDossier, MakePaper, type PaperKind, type PaperWay } from '@loket/contract';
import { Button, Field, RadioChoice, useTexts } from '@loket/ui';
import { deskPaperTexts, paperKindWords, paperWayWords } from '@loket/ui/texts/desk-papers.ts';
import { type FormEvent, useState } from 'react';

type GivePaperProps = { dossier: DeskDossier; giving: boolean; onGive: (paper: MakePaper) => void };

/** Only what can be given now, in the ways that this counter has. */
export function GivePaper({ dossier: { offeredPapers, ways }, giving, onGive }: GivePaperProps) {
  const texts = useTexts(deskPaperTexts);
  const kinds = useTexts(paperKindWords);
  const wayWords = useTexts(paperWayWords);
  const [chosenKind, setKind] = useState<PaperKind | null>(null);
  const [chosenWay, setWay] = useState<PaperWay | null>(null);
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const kind = offeredPapers.find((one) => one === chosenKind) ?? offeredPapers[0];
  const way = ways.find((one) => one === chosenWay) ?? ways[0];
  if (!kind || !way) return null;
  const paper = MakePaper.safeParse({ kind, way, ...(way === 'email' ? { to: to.trim() } : {}) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(!paper.success);
    if (paper.success && !giving) onGive(paper.data);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <RadioChoice
        label={texts.which}
        value={kind}
        options={offeredPapers.map((value) => ({ value, label: kinds[value] }))}
        onChange={setKind}
      />
      <RadioChoice
        label={texts.how}
        value={way}
        options={ways.map((value) => ({ value, label: wayWords[value] }))}
        onChange={setWay}
      />
      {way === 'email' ? (
        <Field
          label={texts.email}
          type="email"
          inputMode="email"
          autoComplete="off"
          maxLength={200}
          value={to}
          onChange={setTo}
          error={tried && !paper.success ? texts.emailWrong : undefined}
        />
      ) : null}
      <Button look="primary" type="submit" isPending={giving}>
        {texts.give}
      </Button>
    </form>
  );
}
