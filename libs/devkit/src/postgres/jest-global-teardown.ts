import { runningCluster } from './running-cluster.ts';

/** Stops the cluster that jest-global-setup started, if it did. */
export default async function tearDown(): Promise<void> {
  await runningCluster.get()?.stop();
}
