import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { buildApplications } from '../build/build.ts';
import { checkoutFolder, unprivilegedUser } from '../folders.ts';
import { startCluster } from '../postgres/cluster.ts';
import { serverInFolder } from '../postgres/server-in-folder.ts';
import { textProgress } from '../progress.ts';
import { defaultDataFolder } from '../stack/data-folder.ts';
import { WayOut } from '../way-out.ts';
import { type Command, readOptions } from './command.ts';

const Verdict = z.object({
  zones: z.array(
    z.object({
      zone: z.string(),
      entries: z.int(),
      head: z.string(),
      fault: z.object({ fault: z.string(), place: z.int() }).nullable(),
    }),
  ),
});

export const audit: Command = {
  name: 'audit',
  summary: 'checks the audit chain, independently of the server',
  help: `npm run audit -- verify [--data FOLDER] [--head ZONE:PLACE:HASH …] [--json]

Recomputes the hash of every audit entry from the rows alone and says where a chain is broken: an entry that was
changed, removed, moved or slipped in. Only a head that you kept elsewhere shows that the end was cut off together with
the database's own head: keep the ones that are printed, and give them the next time.

  --data FOLDER   the data of an "npm start", running or not (its default folder)
  --head HEAD     a head that an earlier run printed; may be repeated
  --json          one JSON object on standard output

DATABASE_URL checks your own PostgreSQL (as its owner) instead.
`,
  run: async (args) => {
    const { values, positionals } = readOptions(
      args,
      {
        data: { type: 'string' },
        head: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
      'audit',
    );
    if (positionals[0] !== 'verify')
      throw new WayOut('Which? There is one: verify.', 'npm run audit -- verify');
    await buildApplications(textProgress(), { only: ['central'] });
    const { output, code } = await withDatabase(values.data, (url) => verify(url, values.head));
    if (code === 2)
      throw new WayOut('A --head is not one that was printed.', 'It looks like ZONE:PLACE:HASH.');
    process.stdout.write(values.json ? output : inWords(Verdict.parse(JSON.parse(output))));
    return code;
  },
};

function inWords({ zones }: z.infer<typeof Verdict>): string {
  return zones
    .map(({ zone, entries, head, fault }) =>
      fault === null
        ? `${zone}: ${entries} entries, the chain is whole.\n  head ${head}\n`
        : `${zone}: BROKEN after ${entries} good entries: ${fault.fault} at entry ${fault.place}.\n`,
    )
    .join('');
}

/** The database where it is: the one that is named, the one that runs, or the folder's, started for this only. */
async function withDatabase<Value>(
  dataFolder: string | undefined,
  use: (url: string) => Promise<Value>,
): Promise<Value> {
  const given = process.env.DATABASE_URL;
  if (given) return use(given);
  const root = dataFolder ?? defaultDataFolder(unprivilegedUser(['nobody']));
  const folder = path.join(root, 'postgres');
  if (!existsSync(folder)) throw new WayOut(`${root} holds no data of Loket.`, 'Name a folder with --data.');
  const running = await serverInFolder(folder, 'loket');
  if (running) return use(running);
  const cluster = await startCluster({ dataFolder: folder });
  try {
    return await use(cluster.ownerUrl('loket'));
  } finally {
    await cluster.stop();
  }
}

async function verify(url: string, heads: readonly string[]): Promise<{ output: string; code: number }> {
  const program = path.join(checkoutFolder, 'apps/central/dist/audit-verify.js');
  const child = spawn(process.execPath, [program, ...heads], {
    cwd: checkoutFolder,
    env: { PATH: process.env.PATH, LOKET_OWNER_DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  return { output, code };
}
