import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeVirtualCard, openTestHierarchy, type TestHierarchy, type VirtualCard } from '@loket/simulators';
import { buildApplications } from './build/build.ts';
import { type ElectronRuntime, electronRuntime } from './electron/runtime.ts';
import { unprivilegedUser } from './folders.ts';
import { type ReceivingSystem, startReceivingSystem } from './handover/receiving-system.ts';
import { type MailCatcher, startMailCatcher } from './mail/catcher.ts';
import { asStep, silent } from './progress.ts';
import { type StackCentral, startCentral } from './stack/central.ts';
import { openClock, type StackClock } from './stack/clock.ts';
import { openCounter, openFreshAppliance, type StackAppliance, type StackCounter } from './stack/counter.ts';
import { openDataFolder, removeDataFolder } from './stack/data-folder.ts';
import { openDatabase, type StackDatabase } from './stack/database.ts';
import { type Demonstration, loadDemonstration, migrate } from './stack/demonstration.ts';
import { enrolCounters } from './stack/enrolment.ts';
import { openNetwork, type StackNetwork } from './stack/network.ts';
import { defaultSite, type StackOptions } from './stack/options.ts';
import { untilReady } from './stack/readiness.ts';
import { WayOut } from './way-out.ts';

export type { StackCentral } from './stack/central.ts';
export type { StackClock } from './stack/clock.ts';
export type { StackAppliance, StackCounter } from './stack/counter.ts';
export { relayOnly, type StackNetwork } from './stack/network.ts';
export type { CounterChoice, StackOptions } from './stack/options.ts';

/** The whole of Loket, running on this machine. */
export type Stack = {
  readonly centralUrl: string;
  /** One a central process; the counters use the first. */
  readonly centrals: readonly StackCentral[];
  readonly zoneId: string;
  /** With passwords when this start made the accounts. */
  readonly staff: Demonstration['staff'];
  readonly sites: Demonstration['sites'];
  /** True when this start made the demonstration zone. */
  readonly fresh: boolean;
  readonly database: StackDatabase;
  readonly ownerUrl: string;
  /** With `network: 'cuttable'`. */
  readonly network: StackNetwork | undefined;
  readonly counters: readonly StackCounter[];
  /** Appliances that wait to be enrolled. */
  readonly unenrolled: readonly StackAppliance[];
  /** Undefined when no counter was asked for. */
  readonly electron: ElectronRuntime | undefined;
  readonly hierarchy: TestHierarchy;
  readonly dataFolder: string;
  /** Takes signed statements over, as the police's own system would. */
  readonly receiving: ReceivingSystem;
  readonly logsFolder: string;
  /** With `clock`: the hour of PostgreSQL and central. */
  readonly clock: StackClock | undefined;
  /** Where everything ends that central mails. */
  readonly mail: MailCatcher;
  /** A card to put into a counter's slot or into vpcd. */
  card(personId: string): Promise<VirtualCard>;
  /** Everything down, children included; a temporary data folder is removed. */
  stop(): Promise<void>;
};

/**
 * Builds what changed and starts PostgreSQL, central, and Electron counters with virtual devices. On a failure
 * whatever already ran is stopped before the error leaves.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const closing: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return await start(options, closing, stop);
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function start(
  options: StackOptions,
  closing: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const progress = options.progress ?? silent;
  const choices = options.counters ?? [{ site: defaultSite }];
  const user = unprivilegedUser(['nobody']);
  if (options.build !== false) await buildApplications(progress);
  const wantsElectron = choices.length + (options.fresh?.length ?? 0) > 0;
  const electron = !wantsElectron ? undefined : await electronRuntime(progress);
  const data = openDataFolder(options.dataFolder, user);
  closing.push(() => removeDataFolder(data));
  const clock = options.clock ? openClock(data.root, new Date(options.clock.at)) : undefined;
  const database = await openDatabase(data, progress, clock);
  closing.push(() => database.stop());
  const demonstration = await asStep(progress, 'Preparing the database', () =>
    prepare(database, options, clock),
  );
  await enrolCounters(demonstration, data, database, user);
  const hierarchy = await asStep(progress, 'Making test cards', () =>
    layTestRoot(data.testCards, data.testRoots),
  );
  const mail = await startMailCatcher();
  closing.push(() => mail.stop());
  const receiving = startReceivingSystem(path.join(data.root, 'handover'));
  closing.push(() => receiving.stop());
  const ways = await openNetwork(options);
  closing.push(() => ways.close());
  const centrals = await asStep(progress, 'Starting central', () =>
    startCentrals(
      {
        ...options,
        centralEnvironment: { ...clock?.environment, ...ways.environment, ...options.centralEnvironment },
      },
      { data, database, progress, mailUrl: mail.url },
      closing,
    ),
  );
  const [central] = centrals;
  if (central === undefined) throw new Error('at least one central is needed');
  const centralUrl = ways.addressOf(central.url);
  const counters: StackCounter[] = [];
  const unenrolled: StackAppliance[] = [];
  if (electron !== undefined) {
    const setting = {
      data,
      database,
      demonstration,
      centralUrl,
      electron,
      user,
      headless: options.headless === true,
      clock,
      progress,
    };
    await asStep(
      progress,
      choices.length === 1 ? 'Starting the counter' : 'Starting the counters',
      async () => {
        for (const choice of choices) {
          const { counter, close } = await openCounter(choice, setting);
          closing.push(close);
          counters.push(counter);
        }
        for (const [index, choice] of (options.fresh ?? []).entries()) {
          const { appliance, close } = await openFreshAppliance(choice, setting, index + 1);
          closing.push(close);
          unenrolled.push(appliance);
        }
        await untilReady(
          database,
          choices,
          counters.map(({ counterId }) => counterId),
        );
      },
    );
  }
  return {
    centralUrl,
    centrals,
    zoneId: demonstration.zoneId,
    staff: demonstration.staff,
    sites: demonstration.sites,
    fresh: demonstration.already !== true,
    database,
    ownerUrl: database.ownerUrl,
    network: ways.network,
    counters,
    unenrolled,
    electron,
    hierarchy,
    dataFolder: data.root,
    logsFolder: data.logs,
    clock,
    mail,
    receiving,
    card: (personId) => makeVirtualCard(hierarchy, personId),
    stop,
  };
}

async function prepare(
  database: StackDatabase,
  options: StackOptions,
  clock: StackClock | undefined,
): Promise<Demonstration> {
  await migrate(database, clock?.environment);
  const demonstration = await loadDemonstration(database, clock?.environment);
  for (const { site, label = 1 } of options.counters ?? []) checkChoice(demonstration, site, label);
  const { callPatienceSeconds, awayLimitSeconds } = options.timings ?? {};
  if (callPatienceSeconds !== undefined) {
    await database.query('update zone set call_patience_seconds = $1', [callPatienceSeconds]);
  }
  if (awayLimitSeconds !== undefined)
    await database.query('update zone set away_limit_seconds = $1', [awayLimitSeconds]);
  return demonstration;
}

function checkChoice({ sites, counters }: Demonstration, code: string, label: number): void {
  const site = sites.find((each) => each.code === code);
  if (site !== undefined && counters.some((each) => each.siteId === site.id && each.label === label)) return;
  throw new WayOut(
    `The demonstration zone has no counter ${code} ${label}.`,
    `Sites are: ${sites.map((each) => `${each.code} (${each.name})`).join(', ')}.`,
  );
}

/** The root's certificate goes to a folder that others may read; the keys stay in ours. */
async function layTestRoot(cardsFolder: string, rootsFolder: string): Promise<TestHierarchy> {
  const hierarchy = await openTestHierarchy(cardsFolder);
  const file = path.join(rootsFolder, 'test-root.der');
  writeFileSync(file, hierarchy.rootDer, { mode: 0o644 });
  return hierarchy;
}

async function startCentrals(
  options: StackOptions,
  setting: Omit<Parameters<typeof startCentral>[0], 'port' | 'number' | 'environment'>,
  closing: (() => Promise<void> | void)[],
): Promise<StackCentral[]> {
  const centrals: StackCentral[] = [];
  for (let number = 1; number <= (options.centrals ?? 1); number += 1) {
    const port = number === 1 ? (options.port ?? 0) : 0;
    const environment = options.centralEnvironment ?? {};
    const central = await startCentral({ ...setting, port, number, environment });
    closing.push(() => central.program.stop());
    await central.ready();
    centrals.push(central);
  }
  return centrals;
}
