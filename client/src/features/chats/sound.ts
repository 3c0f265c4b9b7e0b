import { createStore } from '../../lib/store';

let context: AudioContext | null = null;

/** True while the browser keeps this page silent because nobody has pressed anything on it yet. */
export const soundLocked = createStore(false);

function watch(audio: AudioContext): AudioContext {
  const update = () => soundLocked.set(audio.state !== 'running');
  audio.addEventListener('statechange', update);
  update();
  return audio;
}

/** Prepares sound and finds out whether the browser allows it. Any press or key unlocks it; returns how to stop listening for one. */
export function prepareSound(): () => void {
  if (typeof AudioContext === 'undefined') return () => undefined;
  context ??= watch(new AudioContext());
  const unlock = () => void unlockSound();
  window.addEventListener('pointerdown', unlock);
  window.addEventListener('keydown', unlock);
  return () => {
    window.removeEventListener('pointerdown', unlock);
    window.removeEventListener('keydown', unlock);
  };
}

/** Asks the browser to let this page sound. Works only from within a press or key. */
export async function unlockSound(): Promise<void> {
  if (context?.state === 'suspended') await context.resume().catch(() => undefined);
}

function tone(audio: AudioContext, frequency: number, from: number, seconds: number): void {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.22, from + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.001, from + seconds);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(from + seconds);
}

/** Two rising tones, twice: short enough to live with, hard to miss. Silent while the browser forbids sound. */
export function ring(): void {
  if (context?.state !== 'running') return;
  const now = context.currentTime;
  for (const start of [0, 0.5]) {
    tone(context, 659.25, now + start, 0.28);
    tone(context, 880, now + start + 0.14, 0.36);
  }
}
