import { badInput } from '../errors.js';

/** Contrast of text that everybody should be able to read (WCAG 2.2, AA). */
const READABLE = 4.5;
const WHITE = '#ffffff';
const BLACK = '#000000';
/** The panel in light and in dark, as the widget draws it. */
const LIGHT_PANEL = '#ffffff';
const DARK_PANEL = '#1a1b1e';
const STEPS = 20;

type Rgb = readonly [number, number, number];

/** Colours made from one so that all text can be read. */
export interface ReadableColours {
  accent: string;
  /** Of text on it. */
  onAccent: string;
  /** Of links and outlines on a light panel. */
  onLight: string;
  /** Of links and outlines on a dark panel. */
  onDark: string;
}

/** A colour as #rrggbb in lower case. BAD_USER_INPUT for anything else. */
export function cleanColour(field: string, value: string): string {
  const colour = value.trim().toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(colour))
    throw badInput(field, 'A colour is # and six hexadecimal digits, such as #2450d3.');
  return colour;
}

/** How much two colours differ in brightness: 1 (not at all) to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** The colours a site's accent comes to. White or black text is always readable; links are darkened or lightened until they are. */
export function readableColours(accent: string): ReadableColours {
  return {
    accent,
    onAccent: contrast(accent, WHITE) >= READABLE ? WHITE : BLACK,
    onLight: untilReadable(accent, LIGHT_PANEL, BLACK),
    onDark: untilReadable(accent, DARK_PANEL, WHITE),
  };
}

function untilReadable(colour: string, panel: string, towards: string): string {
  for (let step = 0; step < STEPS; step++) {
    const tried = mixed(colour, towards, step / STEPS);
    if (contrast(tried, panel) >= READABLE) return tried;
  }
  return towards;
}

function mixed(colour: string, towards: string, share: number): string {
  const [from, to] = [rgb(colour), rgb(towards)];
  const parts = from.map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: string): number {
  const [red, green, blue] = rgb(colour).map((part) => linear(part / 255)) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function rgb(colour: string): Rgb {
  const part = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}
