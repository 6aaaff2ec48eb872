import process from 'node:process';

/** Ends this process as SIGTERM would when the one that started it is gone, however that one died. */
export function followParent(): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
