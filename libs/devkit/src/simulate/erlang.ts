/**
 * The mean wait in a queue with Poisson arrivals, exponential service and several servers (M/M/c): Erlang's C formula,
 * 1917. The chance to wait at all comes from Erlang's B by the recursion that stays exact for many servers.
 *
 * @param servers at least 1
 * @param load offered work over servers, below 1
 * @param serviceSeconds the mean
 * @returns the mean wait of everybody, in seconds
 */
export function erlangMeanWait(servers: number, load: number, serviceSeconds: number): number {
  const offered = servers * load;
  let blocked = 1;
  for (let n = 1; n <= servers; n += 1) blocked = (offered * blocked) / (n + offered * blocked);
  const waits = blocked / (1 - load * (1 - blocked));
  return (waits * serviceSeconds) / (servers * (1 - load));
}
