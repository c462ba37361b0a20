/** Hertz: two tones a fifth apart carry over talk and fans without being a siren. */
const tones = [660, 990] as const;
const toneSeconds = 0.18;

export interface Tone {
  /** Browsers keep silent until the person has pressed something: call this from the first press. */
  unlock(): void;
  /** The short two-tone of a new call. Silent, not broken, where sound is not allowed. */
  play(): void;
}

/** A sound without a file. One for the life of the page. */
export function createTone(): Tone {
  let audio: AudioContext | undefined;
  const context = (): AudioContext | undefined => {
    if (typeof AudioContext === "undefined") return undefined;
    audio ??= new AudioContext();
    return audio;
  };

  const beep = (to: AudioContext, hertz: number, at: number): void => {
    const oscillator = to.createOscillator();
    const loudness = to.createGain();
    oscillator.frequency.value = hertz;
    oscillator.type = "triangle";
    // A soft edge: a square start would click in headphones.
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(0.35, at + 0.02);
    loudness.gain.setValueAtTime(0.35, at + toneSeconds - 0.04);
    loudness.gain.linearRampToValueAtTime(0, at + toneSeconds);
    oscillator.connect(loudness).connect(to.destination);
    oscillator.start(at);
    oscillator.stop(at + toneSeconds);
  };

  return {
    unlock: () => void context()?.resume(),
    play() {
      const to = context();
      if (to === undefined || to.state !== "running") return;
      for (const round of [0, 1]) {
        tones.forEach((hertz, index) => beep(to, hertz, to.currentTime + (round * tones.length + index) * toneSeconds));
      }
    },
  };
}

/** "(3) Najda console" in the tab while something waits, the plain title when nothing does. */
export function markTitle(count: number): void {
  const plain = document.title.replace(/^\(\d+\) /, "");
  document.title = count > 0 ? `(${count}) ${plain}` : plain;
}
