import type { Tone } from "@najda/client";

const everyMs = 2400;
/** Milliseconds on and off. */
const pattern = [600, 200, 600];

/** Rings and shakes until it is stopped. What the device does not have or does not allow stays silent, nothing breaks. */
export function ring(tone: Tone): () => void {
  const once = (): void => {
    tone.play();
    if ("vibrate" in navigator) navigator.vibrate(pattern);
  };
  once();
  const timer = setInterval(once, everyMs);
  return () => {
    clearInterval(timer);
    if ("vibrate" in navigator) navigator.vibrate(0);
  };
}
