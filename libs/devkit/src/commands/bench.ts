import { cpus } from 'node:os';
import type { Metric } from '../bench/bench.ts';
import { benches } from '../bench/registry.ts';
import { processorTime, stolenShare } from '../bench/stolen-processor.ts';
import { textProgress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import { type Command, readOptions } from './command.ts';

export const bench: Command = {
  name: 'bench',
  summary: 'measures',
  help: `npm run bench -- NAME [--json]

Names: ${Object.keys(benches).join(', ') || 'none yet'}.

  --json   exactly one object on standard output; everything else goes to standard error. Its \`machine.stolenShare\` is
           the share of the processor that went to others while it was needed: from 0.1 on, measure again
`,
  run: async (args) => {
    const { values, positionals } = readOptions(args, { json: { type: 'boolean', default: false } }, 'bench');
    const name = positionals[0] ?? '';
    const found = Object.hasOwn(benches, name) ? await benches[name]?.() : undefined;
    if (found === undefined) {
      throw new WayOut(
        name === '' ? 'Which benchmark?' : `There is no benchmark "${name}".`,
        `There are: ${Object.keys(benches).join(', ') || 'none yet'}.`,
      );
    }
    if (values.json) keepStandardOutputFree();
    const before = await processorTime();
    const metrics = await found.run(textProgress());
    const after = await processorTime();
    const stolen = before && after ? stolenShare(before, after) : null;
    if (stolen !== null && stolen > STOLEN_TOO_MUCH) process.stderr.write(saysLittle(stolen));
    const machine = { cores: cpus().length, node: process.versions.node, stolenShare: stolen };
    const report = { bench: name, at: new Date().toISOString(), machine, metrics };
    if (values.json) write(`${JSON.stringify(report)}\n`);
    else process.stdout.write(`${Object.entries(metrics).map(line).join('\n')}\n`);
    return 0;
  },
};

/** From here on a figure says more about the host's other guests than about what was measured. */
const STOLEN_TOO_MUCH = 0.1;

const saysLittle = (stolen: number) =>
  `Others had the processor for ${Math.round(stolen * 100)} % of the time in which it was needed: measure again on a quiet machine.\n`;

const write = process.stdout.write.bind(process.stdout);

/** Whoever logs on the way (a library, a driver) must not break the one object. */
function keepStandardOutputFree(): void {
  process.stdout.write = process.stderr.write.bind(process.stderr);
}

function line([name, metric]: [string, Metric]): string {
  const figure = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(1));
  const ours = `p50 ${figure(metric.p50)}  p95 ${figure(metric.p95)} ${metric.unit}  (n ${metric.n})`;
  const { baseline, ratio } = metric;
  const beside = baseline === undefined ? '' : `  beside ${baseline.what}: p50 ${figure(baseline.p50)}`;
  return `${name.padEnd(22)} ${ours}${beside}${ratio === undefined ? '' : `, ratio ${ratio.toFixed(2)}`}`;
}
