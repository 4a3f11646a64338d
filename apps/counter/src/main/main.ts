import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { forbiddenSwitch, hardenCommandLine } from './command-line.ts';
import { type ConfigurationProblem, readConfiguration, readFreshProfile } from './configuration.ts';
import { errorFields, log } from './log.ts';
import { guardNavigation } from './navigation.ts';
import { registerScheme } from './scheme.ts';
import { startAppliance, startUnenrolled } from './start.ts';

/** sysexits.h: EX_CONFIG; a supervisor need not try again before a person has looked. */
const EXIT_CONFIGURATION = 78;
const EXIT_FATAL = 1;

function fatal(message: string, error: unknown): void {
  log('error', message, errorFields(error));
  // Not `quit`, which a page or a listener could hold up: the supervisor starts a clean process.
  process.exit(EXIT_FATAL);
}

process.on('uncaughtException', (error) => fatal('uncaught', error));
process.on('unhandledRejection', (error) => fatal('unhandled', error));

function prepare(): string {
  const profile = process.env.LOKET_PROFILE ?? join(app.getPath('appData'), 'loket');
  app.setName('Loket');
  app.setPath('userData', profile);
  // Chromium's own bookkeeping; pages of a visit live in memory and never come here.
  const bookkeeping = join(profile, 'chromium');
  mkdirSync(bookkeeping, { recursive: true, mode: 0o700 });
  app.setPath('sessionData', bookkeeping);
  app.enableSandbox();
  registerScheme();
  hardenCommandLine(app);
  guardNavigation(app);
  return profile;
}

async function start(profile: string): Promise<void> {
  const refused = app.isPackaged ? forbiddenSwitch((name) => app.commandLine.hasSwitch(name)) : null;
  if (refused) return stop('switch refused', { switch: refused });
  if (!app.requestSingleInstanceLock()) return stop('another counter runs with this profile', { profile });
  const configuration = readConfiguration(profile, app.isPackaged);
  await app.whenReady();
  const refuse = (problem: ConfigurationProblem) => stop('configuration refused', problem);
  const starting = { app, profile, refuse };
  if (configuration.ok) return startAppliance(starting, configuration.value);
  if (configuration.error.kind !== 'not_enrolled') return refuse(configuration.error);
  const fresh = readFreshProfile(profile, app.isPackaged, process.env);
  return fresh.ok ? startUnenrolled(starting, fresh.value) : refuse(fresh.error);
}

function stop(message: string, fields: Record<string, string>): void {
  log('error', message, fields);
  app.exit(EXIT_CONFIGURATION);
}

start(prepare()).catch((error: unknown) => fatal('start failed', error));
