import { type ReactNode, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Choice } from '../components/choice.tsx';
import { CounterLine } from '../components/counter-line.tsx';
import { DangerStrip } from '../components/danger-strip.tsx';
import { DeviceState } from '../components/device-state.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Key } from '../components/key.tsx';
import { Mark } from '../components/mark.tsx';
import { Message } from '../components/message.tsx';
import { Progress } from '../components/progress.tsx';
import { QrCode } from '../components/qr-code.tsx';
import { SentenceList } from '../components/sentence-list.tsx';
import { StaffHeader } from '../components/staff-header.tsx';
import { StatusShape } from '../components/status-shape.tsx';
import { TicketNumber } from '../components/ticket-number.tsx';
import { VerdictList } from '../components/verdict-list.tsx';
import { WaitBand } from '../components/wait-band.tsx';
import { WaitPosition } from '../components/wait-position.tsx';
import { IdCard, PenLine } from '../icons.ts';
import { Colours, Space, Type } from './decisions.tsx';
import { Forms } from './forms.tsx';

const number = (count: number) => ({ siteCode: 'E', count, series: '' });

/** One row a component, in every state that looks different. The words are examples. */
export function Everything({ title }: { title: string }) {
  return (
    <main className="components">
      <h1>{title}</h1>
      <Part name="Kleur">
        <Colours />
      </Part>
      <Part name="Letters">
        <Type />
      </Part>
      <Part name="Ruimte">
        <Space />
      </Part>
      <Part name="Merk">
        <Mark />
      </Part>
      <Part name="Nummer">
        <TicketNumber number={number(42)} large />
        <div className="components-row">
          <TicketNumber number={number(108)} />
          <TicketNumber number={{ ...number(7), series: 'b' }} />
          <WaitPosition peopleBefore={2} />
        </div>
        <WaitBand wait={{ fromMinutes: 10, toMinutes: 25 }} />
      </Part>
      <Part name="Knop">
        <Buttons />
      </Part>
      <Part name="Keuze">
        <div className="components-row">
          <Choice icon={<IdCard aria-hidden="true" />} note="Laat uw kaart in de lezer." onPress={nothing}>
            Met mijn kaart
          </Choice>
          <Choice icon={<PenLine aria-hidden="true" />} isDisabled note="Dat kan nu niet." onPress={nothing}>
            Met de pen
          </Choice>
        </div>
      </Part>
      <Part name="Toestand">
        <div className="components-row">
          {(['good', 'busy', 'attention', 'broken', 'absent'] as const).map((status) => (
            <DeviceState key={status} status={status} name="Ticketprinter" fact={status} />
          ))}
        </div>
      </Part>
      <Part name="Oordeel">
        <VerdictList
          label="Oordeel"
          lines={[
            {
              key: 'a',
              status: 'good',
              text: 'Kaart is echt',
              reason: 'Handtekening klopt',
              evidence: '1,8 s',
            },
            { key: 'b', status: 'busy', text: 'Foto lezen' },
            { key: 'c', status: 'attention', text: 'Niet nagekeken', reason: 'De dienst antwoordt niet' },
            { key: 'd', status: 'broken', text: 'Kaart is vervallen' },
            { key: 'e', status: 'absent', text: 'Adres lezen' },
          ]}
        />
      </Part>
      <Part name="Zin">
        <Sentences />
      </Part>
      <Part name="Melding">
        <div className="components-stack">
          {(['good', 'attention', 'broken', 'busy'] as const).map((status) => (
            <Message key={status} status={status} title="De printer heeft geen papier.">
              Uw nummer E 42 geldt.
            </Message>
          ))}
        </div>
      </Part>
      <Part name="Voortgang">
        <div className="components-stack">
          <Progress label="Bestand sturen" part={0.6} />
          <Progress label="Wachten op de dienst" part={null} />
        </div>
      </Part>
      <Part name="Formulier">
        <Forms />
      </Part>
      <Part name="Venster">
        <DialogPart />
      </Part>
      <Part name="QR">
        <QrCode text="https://loket.example/t/8Jq4" label="QR-code" />
      </Part>
      <Part name="Kop">
        <StaffHeader
          place="Beheer, zone Maasheide"
          navigation="Pagina’s"
          links={[
            { key: 'a', title: 'Locaties', current: true, onPress: nothing },
            { key: 'b', title: 'Meldingen', current: false, onPress: nothing, count: 3 },
          ]}
        >
          Piet Wouters
        </StaffHeader>
      </Part>
      <Part name="Lijn">
        <CounterLine
          above={<p>Boven de lijn spreekt de politie.</p>}
          below={<p>Onder de lijn beslist u.</p>}
        />
      </Part>
      <Part name="101">
        <DangerStrip question="Bent u in gevaar?" answer="Bel 101. U hoeft niet te wachten." end={<Mark />} />
      </Part>
    </main>
  );
}

const nothing = () => {};

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section>
      <h2>{name}</h2>
      <div className="components-stack">{children}</div>
    </section>
  );
}

function Buttons() {
  return (
    <div className="components-row">
      <Button look="primary">Pagina klopt</Button>
      <Button>Dit klopt niet</Button>
      <Button isDisabled>Kan nu niet</Button>
      <Button look="tool">Groter</Button>
      <Button pressed>Contrast</Button>
      <Button>
        Volgende <Key>F2</Key>
      </Button>
      <StatusShape status="good" />
    </div>
  );
}

function Sentences() {
  const [chosen, setChosen] = useState<number | null>(0);
  return (
    <SentenceList
      label="Verklaring"
      lang="nl-BE"
      words={{
        live: 'De inspecteur schrijft dit nu',
        disputed: 'U zei: dit klopt niet.',
        sentence: (count) => `Zin ${count}`,
      }}
      sentences={[
        { index: 0, text: 'Het slot lag doorgeknipt op de grond.', live: false, disputed: false },
        { index: 1, text: 'Ik zette mijn fiets rond 18.15 uur in de stalling.', live: false, disputed: true },
        { index: 2, text: 'Een vrouw van de bakkerij zei mij dat ze', live: true, disputed: false },
      ]}
      chosen={chosen}
      onChoose={setChosen}
    />
  );
}

function DialogPart() {
  const [open, setOpen] = useState(false);
  return (
    <div className="components-row">
      <Button onPress={() => setOpen(true)}>Toon het venster</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Wilt u stoppen?">
        <p>Het gesprek eindigt dan.</p>
        <Button autoFocus onPress={() => setOpen(false)}>
          Nee, ga verder
        </Button>
      </Dialog>
    </div>
  );
}
