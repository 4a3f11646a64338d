import type { Cluster } from './cluster.ts';

declare global {
  var loketTestCluster: Cluster | undefined;
}

/**
 * Hands the cluster from jest's global set-up to its teardown. On the global object, because jest may load the
 * two files as separate module graphs in the same process.
 */
export const runningCluster = {
  get: (): Cluster | undefined => globalThis.loketTestCluster,
  set: (cluster: Cluster): void => {
    globalThis.loketTestCluster = cluster;
  },
};
