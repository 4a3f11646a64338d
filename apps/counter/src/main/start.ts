import { type App, utilityProcess } from 'electron';
import { Appliance } from './appliance.ts';
import {
  type Configuration,
  type ConfigurationProblem,
  type FreshProfile,
  isCentralAllowed,
  readConfiguration,
  readFreshProfile,
} from './configuration.ts';
import { DeviceHost } from './device-host-process.ts';
import type { FreshIdentity } from './enrolling.ts';
import { EnrolmentOccupant } from './enrolment-occupant.ts';
import { log } from './log.ts';
import { withInputClosed } from './null-device.ts';
import { PLACES } from './places.ts';
import { ensureEnded } from './process-end.ts';
import { eraseIdentity, writeIdentity } from './profile.ts';
import { Shell } from './shell.ts';
import { SpareHost } from './spare-host.ts';

const HOST_ENDS_WITHIN_MS = 2_000;

export type Starting = {
  app: App;
  profile: string;
  /** A profile that a person has to look at; does not return. */
  refuse: (problem: ConfigurationProblem) => void;
};

/** The counter as enrolled. */
export async function startAppliance(starting: Starting, configuration: Configuration): Promise<void> {
  const shell = openShell(starting.app, configuration);
  await runCounter(starting, shell, configuration);
  log('info', 'counter started', { pid: process.pid, packaged: starting.app.isPackaged });
}

/** No counter.json yet: the screen asks for a code of the console, and nothing else runs. */
export async function startUnenrolled(starting: Starting, fresh: FreshProfile): Promise<void> {
  log('warn', 'not enrolled');
  await runEnrolment(starting, openShell(starting.app, fresh.appliance), fresh, false);
}

async function runCounter(starting: Starting, shell: Shell, configuration: Configuration): Promise<void> {
  const after = (delayMs: number, action: () => void) => void setTimeout(action, delayMs);
  const host: DeviceHost = new DeviceHost({
    configuration: configuration.devices,
    processes: new SpareHost(forkDeviceHost, after),
    onEvent: (event) => appliance.onDeviceEvent(event),
    after,
    now: Date.now,
    ensureEnded: (pid) => ensureEnded([pid], HOST_ENDS_WITHIN_MS),
  });
  const { window, rooms } = shell;
  const { profile, app } = starting;
  const appliance: Appliance = new Appliance(configuration, {
    window,
    rooms,
    host,
    profile,
    packaged: app.isPackaged,
    appVersion: app.getVersion(),
    onRevoked: () => void putOut(starting, shell, configuration),
  });
  appliance.begin();
  await shell.occupy(appliance);
  appliance.connect();
}

/** Central put this counter out: neither its key nor its name stays, and it can be enrolled anew. */
async function putOut(starting: Starting, shell: Shell, configuration: Configuration): Promise<void> {
  const { key: _, ...file } = configuration;
  eraseIdentity(starting.profile, file);
  log('warn', 'identity erased', { cause: 'revoked' });
  const fresh = readFreshProfile(starting.profile, starting.app.isPackaged, process.env);
  if (!fresh.ok) return starting.refuse(fresh.error);
  await runEnrolment(starting, shell, fresh.value, true);
}

async function runEnrolment(
  starting: Starting,
  shell: Shell,
  { appliance, centralUrl }: FreshProfile,
  revoked: boolean,
): Promise<void> {
  const { profile, app } = starting;
  const becomeCounter = async (identity: FreshIdentity): Promise<void> => {
    writeIdentity(profile, identity, appliance);
    log('info', 'enrolled');
    const configuration = readConfiguration(profile, app.isPackaged);
    if (!configuration.ok) return starting.refuse(configuration.error);
    await runCounter(starting, shell, configuration.value);
  };
  const occupant = new EnrolmentOccupant({
    rooms: shell.rooms,
    locale: appliance.locales.first,
    centralUrl,
    revoked,
    isAllowed: (url) => isCentralAllowed(url, app.isPackaged),
    onEnrolled: (identity) => void becomeCounter(identity),
  });
  await shell.occupy(occupant);
}

const openShell = (app: App, { display, presenceDisplay }: FreshProfile['appliance']): Shell =>
  new Shell(app, { ...display, presencePlace: presenceDisplay?.place });

/** Variables that the drivers and the loader need; nothing else of our environment goes there. */
const KEPT_VARIABLES = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'PCSCLITE_CSOCK_NAME', 'SystemRoot', 'TEMP'];

function forkDeviceHost() {
  const env: Record<string, string> = {};
  for (const name of KEPT_VARIABLES) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return withInputClosed(() =>
    utilityProcess.fork(PLACES.deviceHost, [], { serviceName: 'loket-device-host', stdio: 'inherit', env }),
  );
}
