/** Milliseconds of CPU this thread has used: what a growth is measured in, whatever else the machine is doing. */
export const cpuTime = (): number => {
  const { system, user } = process.threadCpuUsage()
  return (system + user) / 1000
}
