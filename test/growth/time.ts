/** Processor time, in milliseconds: what others do on the machine does not count. */
export function spentSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The least of two runs, so that a collection of garbage at the wrong moment does not count. */
export function least(measure: () => number): number {
  return Math.min(measure(), measure());
}
