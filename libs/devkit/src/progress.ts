/** Where a person sees what happens. Goes to standard error, so that `--json` output stays alone on standard output. */
export type Progress = {
  /** A new step with a name, such as "Building desk". */
  step(name: string): Step;
  /** A line on its own, such as a warning. */
  note(line: string): void;
};

export type Step = {
  /** How far it is, in a few words: "42 of 187 MB". */
  at(detail: string): void;
  done(detail?: string): void;
  failed(): void;
};

const redrawMs = 120;
const plainEveryMs = 5_000;

/** Progress as lines of text; on a terminal the running step is redrawn in place. */
export function textProgress(
  output: { write(text: string): unknown; isTTY?: boolean } = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  return {
    note: (line) => {
      output.write(`${line}\n`);
    },
    step: (name) => {
      const startedAt = now();
      let lastAt = output.isTTY === true ? 0 : startedAt;
      const seconds = () => ((now() - startedAt) / 1000).toFixed(1);
      if (output.isTTY === true) output.write(`  · ${name}`);
      const finish = (mark: string, detail?: string) => {
        const start = output.isTTY === true ? '\r\x1b[2K' : '';
        output.write(
          `${start}  ${mark} ${name}${detail === undefined ? '' : `: ${detail}`} (${seconds()} s)\n`,
        );
      };
      return {
        at: (detail) => {
          if (now() - lastAt < (output.isTTY === true ? redrawMs : plainEveryMs)) return;
          lastAt = now();
          output.write(
            output.isTTY === true ? `\r\x1b[2K  · ${name}: ${detail}` : `  · ${name}: ${detail}\n`,
          );
        },
        done: (detail) => finish('✓', detail),
        failed: () => finish('✗'),
      };
    },
  };
}

/** Runs `work` as one step: a tick when it resolves, a cross when it throws. */
export async function asStep<Value>(
  progress: Progress,
  name: string,
  work: (step: Step) => Promise<Value>,
): Promise<Value> {
  const step = progress.step(name);
  let detail: string | undefined;
  try {
    const value = await work({ ...step, done: (words) => (detail = words) });
    step.done(detail);
    return value;
  } catch (cause) {
    step.failed();
    throw cause;
  }
}

export const silent: Progress = {
  note: () => undefined,
  step: () => ({ at: () => undefined, done: () => undefined, failed: () => undefined }),
};
