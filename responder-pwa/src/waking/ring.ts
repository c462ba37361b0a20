import type { Tone } from "@najda/client";

const everyMs = 2400;
/** Milliseconds on and off. */
const pattern = [600, 200, 600];

/** Rings and shakes until it is stopped. What the device does not have or does not allow stays silent, nothing breaks. */
export function ring(tone: Tone): () => void {
  const shake = (how: number | number[]): void => {
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(how);
  };
  const once = (): void => {
    tone.play();
    shake(pattern);
  };
  once();
  const timer = setInterval(once, everyMs);
  return () => {
    clearInterval(timer);
    shake(0);
  };
}
