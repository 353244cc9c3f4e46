/** How long this process has had the processor since `process.cpuUsage()` gave `before`, whatever else the machine does. */
export function processorSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
