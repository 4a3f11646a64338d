import { spawn } from 'node:child_process';

export type Finished = { readonly stdout: string; readonly stderr: string };

const keptCharacters = 4_000_000;

/**
 * Runs a program to its end and gives what it printed. Rejects with the last lines of its complaints when it
 * fails or takes longer than `limitMs`.
 */
export function runToEnd(
  command: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly limitMs?: number;
    readonly onLine?: (line: string) => void;
    readonly shell?: boolean;
  } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.limitMs === undefined ? {} : { timeout: options.limitMs }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (stdout.length < keptCharacters) stdout += chunk.toString();
      if (options.onLine !== undefined) for (const line of chunk.toString().split('\n')) options.onLine(line);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-8_000);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve({ stdout, stderr });
      else
        reject(
          new Error(`${command} ${args[0] ?? ''}: ${signal ?? `exit ${code}`}\n${tail(stderr || stdout)}`),
        );
    });
  });
}

/** The last lines that say something: a stack of the tool's own inside helps nobody. */
const tail = (text: string) =>
  text
    .trim()
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .slice(-16)
    .join('\n');
