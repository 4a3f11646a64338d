import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type AppletVersion, appletVersions } from './applet-version.ts';
import { readFingers } from './fingers.ts';
import { openTestHierarchy } from './hierarchy.ts';
import { inventPerson } from './invented.ts';
import { type VirtualPerson, virtualPeople } from './people.ts';
import { makeVirtualCard, type VirtualCard, type VirtualCardOptions } from './virtual-card.ts';
import { insertIntoVpcd, VPCD_PORT } from './vpcd.ts';

const HELP = `card PERSON [options], or card --seed WORDS [options]

Inserts a virtual card into the virtual reader of a running pcscd. Every line on standard input is a command:
  pull      take the card out          insert    put it in again, its counts at zero
  counts    how many commands it saw, and the milliseconds from the first to the last answer
  log       those commands without their data, with the status word of each answer
  press ..  at the keys of a reader that has some, when it asks: right_pin, wrong_pin, cancel, nothing, digits 1234
The end of standard input ends it. Each command is answered by one line of JSON.

  --seed WORDS      somebody who is in no list; the same words are the same person
  --facts FILE      JSON whose fields replace what was invented: surname, birthDate, address, ... (people.ts)
  --photo FILE      a JPEG for that person
  --hierarchy DIR   where root, authorities and keys are kept; made when it is not there. Another folder is another
                    State: its root, alone in DIR/roots, is what an installation must be told to trust
  --applet 1.1|1.7|1.8   --pin DIGITS   --delay MS (for each command)
  --options JSON    everything else that a card can be made to do: faults, tails, rekeyed, ... (virtual-card.ts)
  --port N          where the reader's slot listens (${VPCD_PORT})
  --write DIR       writes the card's files into DIR, named by their path, and ends

People:
${virtualPeople.map(({ id, label }) => `  ${id.padEnd(12)} ${label}`).join('\n')}
`;

/** The card as a process of its own: a client of PC/SC in this process could block the loop that answers it. */
export async function runCardTool(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      facts: { type: 'string' },
      photo: { type: 'string' },
      hierarchy: { type: 'string', default: join(tmpdir(), 'loket-test-hierarchy') },
      delay: { type: 'string' },
      applet: { type: 'string' },
      pin: { type: 'string' },
      options: { type: 'string', default: '{}' },
      port: { type: 'string', default: String(VPCD_PORT) },
      write: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [known] = positionals;
  if (values.help || (known === undefined && values.seed === undefined)) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const hierarchy = await openTestHierarchy(values.hierarchy);
  const applet = appletVersions.find((version) => version === values.applet);
  const person = known ?? (await invented(values, applet));
  const card = await makeVirtualCard(hierarchy, person, {
    ...(JSON.parse(values.options) as VirtualCardOptions), // typed by a developer, for a development tool
    ...(values.delay && { delayMs: Number(values.delay) }),
    ...(applet && { applet }),
    ...(values.pin && { pin: values.pin }),
  });
  if (values.write !== undefined) {
    await writeFiles(card, values.write);
    return 0;
  }
  let inserted: { pull(): Promise<void> } | undefined;
  const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
  const lines = createInterface({ input: process.stdin });
  say({ ready: card.holder.id });
  for await (const line of lines) {
    if (line === 'insert') {
      await inserted?.pull();
      card.forgetCounts();
      inserted = await insertIntoVpcd(card, { port: Number(values.port) });
      say({ insertedAtMs: performance.timeOrigin + performance.now() });
    } else if (line === 'pull') {
      await inserted?.pull();
      inserted = undefined;
      say({ pulled: true });
    } else if (line === 'counts') {
      const { apdus, firstAtMs = 0, lastAtMs = 0 } = card.counts;
      say({ apdus, spanMs: lastAtMs - firstAtMs });
    } else if (line === 'log') {
      say(card.log);
    } else if (line.startsWith('press ')) {
      const fingers = readFingers(line.slice('press '.length));
      if (fingers) card.press(fingers);
      say({ pressed: fingers !== undefined });
    }
  }
  await inserted?.pull();
  if (!process.stdin.closed) await once(process.stdin, 'close');
  return 0;
}

async function invented(
  {
    seed,
    facts,
    photo,
  }: { seed?: string | undefined; facts?: string | undefined; photo?: string | undefined },
  applet: AppletVersion | undefined,
): Promise<VirtualPerson> {
  const told: Partial<VirtualPerson> = facts === undefined ? {} : JSON.parse(await readFile(facts, 'utf8'));
  const picture = photo === undefined ? undefined : await readFile(photo);
  return inventPerson(seed, { ...told, ...(picture && { photo: picture }) }, applet);
}

async function writeFiles(card: VirtualCard, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [path, bytes] of card.files) await writeFile(join(folder, path), bytes);
}
