import type en from './en.json';

/** Every sentence of the widget in one language. A translation is a JSON file with the same keys and the same {places}. */
export type Texts = typeof en;
/** One sentence for each way a language counts: the categories of Intl.PluralRules; `other` is always there. */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A sentence with its {places} filled in. A place without a value stays as it is. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The sentence for a number, as the language counts. */
export function counted({ language }: Pick<Texts, 'language'>, forms: Counted, count: number): string {
  return fill(forms[new Intl.PluralRules(language).select(count)] ?? forms.other, { count });
}
