/**
 * For statements that are sent one behind the other without waiting: all are awaited, so that none is still under way
 * when the transaction ends, and then the first failure is thrown, of which those behind it are mere consequences.
 */
export async function together<All extends readonly unknown[]>(
  ...sent: All
): Promise<{ -readonly [Each in keyof All]: Awaited<All[Each]> }> {
  const settled = await Promise.allSettled(sent);
  const failed = settled.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  // All are fulfilled, in the order in which they were given.
  return Promise.all(sent) as Promise<{ -readonly [Each in keyof All]: Awaited<All[Each]> }>;
}
