import { readFile } from 'node:fs/promises';

/** Processor time since boot, in ticks of the kernel. */
export type ProcessorTime = { readonly used: number; readonly stolen: number };

/**
 * The first line of `/proc/stat`: `cpu user nice system idle iowait irq softirq steal …` (proc(5)). Stolen is what a
 * virtual machine was ready to use while its host gave the processor to others.
 */
export function readProcessorTime(procStat: string): ProcessorTime | undefined {
  const [name, ...ticks] = (procStat.split('\n')[0] ?? '').split(/\s+/);
  const [user, nice, system, , , irq, softirq, stolen] = ticks.map(Number);
  if (name !== 'cpu' || stolen === undefined || !ticks.every((each) => /^\d*$/.test(each))) return undefined;
  return {
    used: [user, nice, system, irq, softirq].reduce<number>((sum, each) => sum + (each ?? 0), 0),
    stolen,
  };
}

/** Of the time in which the processor was needed, the share (0 to 1) in which others had it. */
export function stolenShare(before: ProcessorTime, after: ProcessorTime): number {
  const stolen = after.stolen - before.stolen;
  const needed = after.used - before.used + stolen;
  return needed > 0 ? stolen / needed : 0;
}

/** Nothing on a system that does not count it. */
export async function processorTime(): Promise<ProcessorTime | undefined> {
  const stat = await readFile('/proc/stat', 'utf8').catch(() => '');
  return readProcessorTime(stat);
}
