import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openTestHierarchy } from './hierarchy.ts';
import { virtualPeople } from './people.ts';
import { makeVirtualCard } from './virtual-card.ts';
import { insertIntoVpcd } from './vpcd.ts';

const HELP = `card PERSON [--hierarchy FOLDER] [--delay MS] [--applet 1.7|1.8] [--pin DIGITS] [--pulled-at-signature]

Inserts a virtual card into the virtual reader of a running pcscd. Every line on standard input is a command:
  pull      take the card out          insert    put it in again, its counts at zero
  counts    how many commands it saw, and the milliseconds from the first to the last answer
The end of standard input ends it. Each command is answered by one line of JSON.

People:
${virtualPeople.map(({ id, label }) => `  ${id.padEnd(12)} ${label}`).join('\n')}
`;

/** The card as a process of its own: a client of PC/SC in this process could block the loop that answers it. */
export async function runCardTool(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      hierarchy: { type: 'string', default: join(tmpdir(), 'loket-test-hierarchy') },
      delay: { type: 'string', default: '0' },
      applet: { type: 'string' },
      pin: { type: 'string' },
      'pulled-at-signature': { type: 'boolean', default: false },
      'signature-of': { type: 'string' },
      'wrong-pins-before': { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  const [person] = positionals;
  if (values.help || person === undefined) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const hierarchy = await openTestHierarchy(values.hierarchy);
  const applet = (['1.7', '1.8'] as const).find((version) => version === values.applet);
  const card = await makeVirtualCard(hierarchy, person, {
    delayMs: Number(values.delay),
    ...(applet && { applet }),
    ...(values.pin && { pin: values.pin }),
    ...(values['signature-of'] && { signatureOf: values['signature-of'] }),
    pulledAtSignature: values['pulled-at-signature'],
    wrongPinsBefore: Number(values['wrong-pins-before']),
  });
  let inserted: { pull(): Promise<void> } | undefined;
  const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
  const lines = createInterface({ input: process.stdin });
  say({ ready: person });
  for await (const line of lines) {
    if (line === 'insert') {
      await inserted?.pull();
      card.forgetCounts();
      inserted = await insertIntoVpcd(card);
      say({ insertedAtMs: performance.timeOrigin + performance.now() });
    } else if (line === 'pull') {
      await inserted?.pull();
      inserted = undefined;
      say({ pulled: true });
    } else if (line === 'counts') {
      const { apdus, firstAtMs = 0, lastAtMs = 0 } = card.counts;
      say({ apdus, spanMs: lastAtMs - firstAtMs });
    }
  }
  await inserted?.pull();
  if (!process.stdin.closed) await once(process.stdin, 'close');
  return 0;
}
