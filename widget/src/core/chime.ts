let context: AudioContext | undefined;

/**
 * Lets `place` sound from its first tap, click or key on: browsers allow no sound before one, and some take it away again while
 * the phone is locked, until the next.
 */
export function chimeAfterFirstTouch(place: EventTarget): void {
  for (const type of ['pointerup', 'keydown']) place.addEventListener(type, allowChime);
}

function allowChime(): void {
  try {
    context ??= new AudioContext();
    if (context.state !== 'running') void context.resume();
  } catch {
    // No sound on this device.
  }
}

/** Two short soft notes, without a sound file to load. Silent where the browser does not allow sound. */
export function chime(): void {
  if (context?.state !== 'running') return;
  note(context, 660, 0);
  note(context, 880, 0.12);
}

function note(audio: AudioContext, frequency: number, delay: number): void {
  const start = audio.currentTime + delay;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.12, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.25);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 0.3);
}
