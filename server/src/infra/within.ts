/** Waits for something that may never happen, but not longer than this; a failure counts as an end too. */
export async function within(ms: number, ending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([ending.catch(() => undefined), patience]);
  clearTimeout(timer);
}
