const waitMs = 4000;

/** Shows a notification as an alert would be shown; false where the browser does not let us. From a press. */
export async function showTest({ title, body }: { title: string; body: string }): Promise<boolean> {
  if (!("Notification" in window) || !("serviceWorker" in navigator)) return false;
  if ((await Notification.requestPermission()) !== "granted") return false;
  const late = new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), waitMs));
  try {
    const ready = await Promise.race([navigator.serviceWorker.ready, late]);
    await ready?.showNotification(title, { body, tag: "test", icon: `${import.meta.env.BASE_URL}icons/icon-192.png` });
    return ready !== undefined;
  } catch {
    return false;
  }
}
