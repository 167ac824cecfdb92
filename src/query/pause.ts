/**
 * Lets what has come in meanwhile go first, and waits so long at least. Without a wait no timer is
 * used: one that follows others takes 4 ms.
 */
export function pause(ms = 0): Promise<void> {
  return new Promise((resolve) => {
    if (ms > 0) {
      setTimeout(resolve, ms);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
