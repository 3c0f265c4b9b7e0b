/** What is wrong with one language's sentences, beside English, which has them all. */
export function faultsOf(name, texts, english) {
  const fault = (key, what) => `${name}: ${key} ${what}`;
  const language = texts.language ?? '';
  if (`${language}.json` !== name) return [fault('language', `is "${language}"`)];
  if (!['ltr', 'rtl'].includes(texts.direction)) return [fault('direction', 'is neither ltr nor rtl')];
  const missing = Object.keys(english).filter((key) => !(key in texts));
  const surplus = Object.keys(texts).filter((key) => !(key in english));
  const shared = Object.keys(english).filter((key) => key in texts);
  return [
    ...missing.map((key) => fault(key, 'is missing')),
    ...surplus.map((key) => fault(key, 'is not in en.json')),
    ...shared.flatMap((key) => sentenceFaults(texts[key], english[key], language).map((what) => fault(key, what))),
  ];
}

/** Keys that the sources never name. */
export function unusedKeys(english, sources) {
  return Object.keys(english).filter((key) => !new RegExp(`\\b${key}\\b`).test(sources));
}

function sentenceFaults(sentence, english, language) {
  const counts = typeof english === 'object';
  if (counts !== (typeof sentence === 'object')) return [counts ? 'must count' : 'must not count'];
  return counts ? countedFaults(sentence, english, language) : plainFaults(sentence, english);
}

function plainFaults(sentence, english) {
  if (typeof sentence !== 'string' || sentence.trim() === '') return ['is empty'];
  return places(sentence) === places(english) ? [] : [`has the places ${places(sentence)}, not ${places(english)}`];
}

/** A form for each category of the language. A form for exactly one or two things may say so without the number. */
function countedFaults(forms, english, language) {
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort().join(', ');
  const given = Object.keys(forms).sort().join(', ');
  if (wanted !== given) return [`has the forms ${given}, and ${language} counts by ${wanted}`];
  return Object.entries(forms).flatMap(([form, sentence]) => {
    const faults = plainFaults(sentence, english.other);
    const bare = ['one', 'two'].includes(form) && typeof sentence === 'string' && places(sentence) === '';
    return bare && sentence.trim() !== '' ? [] : faults.map((what) => `(${form}) ${what}`);
  });
}

function places(sentence) {
  return [...sentence.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join(', ');
}
