/** The machine that the figures were measured on. */
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';

const GIB = 2 ** 30;

/** Processor, cores, memory, system and Node; and how busy others keep it, which every timing pays for. */
export function machineLines(): string[] {
  const processors = cpus();
  const [lastMinute = 0] = loadavg();
  return [
    `${processors[0]?.model.trim() || 'unknown processor'}, ${processors.length} cores, ${(totalmem() / GIB).toFixed(1)} GiB`,
    `${type()} ${release()} ${arch()}, Node ${process.version}; load before measuring ${lastMinute.toFixed(2)}`,
  ];
}
