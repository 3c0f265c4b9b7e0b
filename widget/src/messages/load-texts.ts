import type { Language } from './languages';
import type { Texts } from './texts.rules';

/** Loads the sentences of one language, and of no other. */
export async function loadTexts(language: Language): Promise<Texts> {
  return (await FILES[language]()).default as Texts;
}

const FILES: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import('./en.json'),
  nl: () => import('./nl.json'),
  es: () => import('./es.json'),
  ar: () => import('./ar.json'),
};
