const READABLE = 4.5;

/** Whether this is a colour as the server takes it. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/iu.test(text.trim());
}

/** How much two colours differ in brightness: 1 (not at all) to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour of text on an accent: white where that can be read, else black. */
export function textOn(accent: string): '#ffffff' | '#000000' {
  return contrast(accent, '#ffffff') >= READABLE ? '#ffffff' : '#000000';
}

/** What a chosen colour means for whoever reads, in a sentence. */
export function colourSentence(accent: string): string {
  if (accent.trim() === '') return 'The widget’s own blue, lighter in the dark.';
  if (!isColour(accent)) return 'Write # and six hexadecimal digits, such as #2450d3.';
  const text = textOn(accent);
  const ratio = contrast(accent, text).toFixed(1);
  return text === '#ffffff'
    ? `White text on it is easy to read (contrast ${ratio}).`
    : `White text on it would be hard to read, so the text is black (contrast ${ratio}).`;
}

function luminance(colour: string): number {
  const part = (at: number) => linear(Number.parseInt(colour.trim().slice(at, at + 2), 16) / 255);
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
