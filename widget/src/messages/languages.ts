/** The languages the widget speaks, the one to fall back on first. */
export const LANGUAGES = ['en', 'nl', 'es', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language to speak: the site's own choice (EN, NL, …), else the first of the browser's that there is, else English. */
export function chooseLanguage(sites: string | null | undefined, browsers: readonly string[]): Language {
  const wanted = [sites ?? '', ...browsers].map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.map((tag) => LANGUAGES.find((language) => language === tag)).find(Boolean) ?? 'en';
}
