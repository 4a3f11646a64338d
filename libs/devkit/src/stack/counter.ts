import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DeviceConfiguration } from '@loket/contract';
import {
  type CardSlot,
  PadPlug,
  type PadServer,
  serveCardSlot,
  servePad,
  serveVirtualIppPrinter,
  serveVirtualPrinter,
  type VirtualIppPrinter,
  VirtualPad,
  type VirtualPrinter,
} from '@loket/simulators';
import { type Display, hasOwnDisplay, startDisplay } from '../electron/display.ts';
import type { ElectronRuntime } from '../electron/runtime.ts';
import type { UnprivilegedUser } from '../folders.ts';
import { freePort } from '../free-port.ts';
import { type Program, startProgram } from '../processes/program.ts';
import type { Progress } from '../progress.ts';
import type { StackClock } from './clock.ts';
import { counterApplication } from './counter-application.ts';
import { type DataFolder, giveTo } from './data-folder.ts';
import type { StackDatabase } from './database.ts';
import type { Demonstration } from './demonstration.ts';
import { profileOf } from './enrolment.ts';
import { type CounterChoice, defaultSize, type FreshChoice } from './options.ts';

/** A counter of the demonstration zone. */
export type StackCounter = StackAppliance & {
  readonly counterId: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly siteCode: string;
  readonly label: number;
  readonly roles: readonly string[];
};

/** One Electron with its devices, whoever it is to central. */
export type StackAppliance = {
  /** Electron's user data: what a search for left-behind data has to look through. */
  readonly profileFolder: string;
  readonly logFile: string;
  /** Where cards are put in; undefined when the reader is pcscd's. */
  readonly slot: CardSlot | undefined;
  readonly printer: VirtualPrinter | undefined;
  /** The signature pad beside the screen; undefined when the choice had none. */
  readonly pad: PadServer | undefined;
  /** The printer of A4 pages; undefined when the choice had none. */
  readonly documents: VirtualIppPrinter | undefined;
  /** DevTools protocol of the running Electron, on loopback; a packaged counter does not open it. */
  readonly cdpUrl: string;
  /** Its environment's DISPLAY and XAUTHORITY when it draws on a screen in memory. */
  readonly display: Display['environment'] | undefined;
  /** Process id of Electron's main process. */
  readonly pid: number | undefined;
  readonly starts: number;
  start(): Promise<void>;
  /** An ordinary end; it stays down until start(). */
  stop(): Promise<void>;
  /** A fault: the main process is killed and the supervision starts it again. */
  kill(signal?: NodeJS.Signals): void;
  restart(): Promise<void>;
};

export type CounterSetting = {
  /** The hour that the counters live in too. */
  readonly clock: StackClock | undefined;
  readonly data: DataFolder;
  readonly database: StackDatabase;
  readonly demonstration: Demonstration;
  readonly centralUrl: string;
  readonly electron: ElectronRuntime;
  readonly user: UnprivilegedUser | undefined;
  readonly headless: boolean;
  readonly progress: Progress;
};

/** Prepares one counter: key, profile, virtual devices, screen. Starts it unless the choice says otherwise. */
export async function openCounter(
  choice: CounterChoice,
  setting: CounterSetting,
): Promise<{ counter: StackCounter; close(): Promise<void> }> {
  const known = findCounter(choice, setting.demonstration);
  const { counterId, siteId, siteName, label, roles } = known;
  const place = {
    name: `${known.site.code}-${known.label}`,
    profileFolder: profileOf(setting.data, known),
    counterId,
  };
  const identity = { counterId, siteId, siteName, siteCode: known.site.code, label, roles };
  const { appliance, close } = await openAppliance(choice, setting, place, identity);
  return { counter: appliance, close };
}

/** An appliance that central does not know yet: a technician enrols it on its screen. */
export async function openFreshAppliance(
  choice: FreshChoice,
  setting: CounterSetting,
  place: number,
): Promise<{ appliance: StackAppliance; close(): Promise<void> }> {
  const profileFolder = path.join(setting.data.counters, `fresh-${place}`);
  mkdirSync(profileFolder, { recursive: true, mode: 0o700 });
  giveTo(setting.user, profileFolder);
  return openAppliance(choice, setting, { name: `fresh-${place}`, profileFolder, counterId: undefined }, {});
}

type Place = {
  readonly name: string;
  readonly profileFolder: string;
  readonly counterId: string | undefined;
};

async function openAppliance<Identity extends object>(
  choice: FreshChoice,
  setting: CounterSetting,
  { name, profileFolder, counterId }: Place,
  identity: Identity,
): Promise<{ appliance: StackAppliance & Identity; close(): Promise<void> }> {
  const slot = choice.reader === 'pcsc' || choice.packaged !== undefined ? undefined : await serveCardSlot();
  const printer = choice.printer === 'none' ? undefined : await serveVirtualPrinter();
  const pad =
    choice.pad === undefined || choice.packaged !== undefined
      ? undefined
      : await servePad(new PadPlug(new VirtualPad({ model: choice.pad })));
  const documents = choice.documents === 'virtual' ? await serveVirtualIppPrinter() : undefined;
  const size = choice.size ?? defaultSize;
  const inMemory = setting.headless || !hasOwnDisplay();
  writeConfiguration(profileFolder, setting, {
    counterId,
    kiosk: inMemory,
    size,
    presence: choice.presence,
    trustsTestCards: choice.packaged === undefined,
    devices: {
      cardReader:
        slot === undefined ? { kind: 'pcsc' } : { kind: 'socket', host: '127.0.0.1', port: slot.port },
      ticketPrinter:
        printer === undefined ? { kind: 'none' } : { kind: 'tcp', host: '127.0.0.1', port: printer.port },
      ...(pad && { signaturePad: { kind: 'socket', host: '127.0.0.1', port: pad.port } }),
      ...(documents && { documentPrinter: { kind: 'ipp', url: documents.url } }),
    },
  });
  const debugPort = await freePort();
  const logFile = path.join(setting.data.logs, `counter-${name}.log`);
  let display: Display | undefined;
  let program: Program | undefined;

  const start = async () => {
    if (program !== undefined) {
      program.start();
      return;
    }
    if (inMemory)
      display = await startDisplay({ folder: profileFolder, ...screenFor(size, choice), user: setting.user });
    program = startProgram({
      name: `counter ${name}`,
      command: choice.packaged ?? setting.electron.executable,
      args: [
        ...(choice.packaged === undefined ? developmentSwitches(choice, debugPort) : []),
        ...(inMemory ? ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] : []),
        ...(choice.switches ?? []),
        ...(choice.packaged === undefined ? [counterApplication(setting.user)] : []),
      ],
      env: {
        PATH: process.env.PATH,
        LANG: process.env.LANG,
        TZ: process.env.TZ,
        HOME: setting.user === undefined ? process.env.HOME : profileFolder,
        ...(inMemory ? display?.environment : ownDisplay()),
        LOKET_PROFILE: profileFolder,
        ...setting.clock?.counterEnvironment,
        ...choice.environment,
      },
      user: setting.user,
      logFile,
      keepRunning: (line) => setting.progress.note(line),
    });
  };

  const appliance: StackAppliance & Identity = {
    ...identity,
    profileFolder,
    logFile,
    slot,
    printer,
    pad,
    documents,
    cdpUrl: `http://127.0.0.1:${debugPort}`,
    get display() {
      return display?.environment;
    },
    get pid() {
      return program?.pid;
    },
    get starts() {
      return program?.starts ?? 0;
    },
    start,
    stop: async () => program?.stop(),
    kill: (signal) => program?.kill(signal),
    restart: async () => {
      await program?.stop();
      await start();
    },
  };
  if (choice.start !== false) await start();
  const close = async () => {
    await program?.stop();
    display?.stop();
    await slot?.close();
    await printer?.close();
    await pad?.close();
    await documents?.close();
  };
  return { appliance, close };
}

/** A screen in memory that holds the counter's window and the presence's. */
function screenFor(size: { width: number; height: number }, { presence }: FreshChoice) {
  const place = presence?.place;
  if (place?.kind !== 'bounds') return size;
  return {
    width: Math.max(size.width, place.x + place.width),
    height: Math.max(size.height, place.y + place.height),
  };
}

type KnownCounter = Demonstration['counters'][number] & { readonly site: Demonstration['sites'][number] };

function findCounter(choice: CounterChoice, demonstration: Demonstration): KnownCounter {
  const site = demonstration.sites.find(({ code }) => code === choice.site);
  const label = choice.label ?? 1;
  const counter = demonstration.counters.find((each) => each.siteId === site?.id && each.label === label);
  if (site === undefined || counter === undefined) {
    throw new Error(`the demonstration zone has no counter ${choice.site} ${label}`);
  }
  return { ...counter, site };
}

function writeConfiguration(
  profileFolder: string,
  setting: CounterSetting,
  counter: {
    /** Undefined: a fresh appliance, which knows its devices and nothing else. */
    readonly counterId: string | undefined;
    readonly kiosk: boolean;
    readonly size: { readonly width: number; readonly height: number };
    readonly presence: FreshChoice['presence'];
    readonly trustsTestCards: boolean;
    readonly devices: DeviceConfiguration;
  },
): void {
  const { counterId } = counter;
  const file = path.join(profileFolder, counterId === undefined ? 'appliance.json' : 'counter.json');
  const content = {
    centralUrl: setting.centralUrl,
    ...(counterId === undefined ? {} : { zoneId: setting.demonstration.zoneId, counterId }),
    devices: counter.devices,
    display: { kiosk: counter.kiosk, ...counter.size },
    ...(counter.presence === undefined ? {} : { presenceDisplay: counter.presence }),
    ...(counter.trustsTestCards
      ? { cardTrust: 'test', testRootsFolder: setting.data.testRoots }
      : { cardTrust: 'production' }),
  };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  giveTo(setting.user, file);
}

/** What a packaged counter refuses to start with. */
const developmentSwitches = (choice: FreshChoice, debugPort: number): string[] => [
  `--remote-debugging-port=${debugPort}`,
  ...mediaSwitches(choice.media ?? 'fake'),
];

function mediaSwitches(media: NonNullable<FreshChoice['media']>): string[] {
  if (media === 'real') return [];
  if (media === 'fake') return ['--use-fake-device-for-media-stream'];
  return [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${media.video}`,
    ...(media.audio === undefined ? [] : [`--use-file-for-fake-audio-capture=${media.audio}`]),
  ];
}

const ownDisplay = () => {
  const { DISPLAY, WAYLAND_DISPLAY, XAUTHORITY, XDG_RUNTIME_DIR } = process.env;
  return { DISPLAY, WAYLAND_DISPLAY, XAUTHORITY, XDG_RUNTIME_DIR };
};
