import { stripVTControlCharacters } from 'node:util';

/** So much of a failure's message is told again at the end; all of it is where it happened. */
const LINES = 6;

/** What a report says failed, each as its name and the first lines of what went wrong. */
export function failuresOfVitest({ testResults }) {
  return testResults.flatMap(({ name: file, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length > 0) return failed.map((test) => failure(test.fullName, test.failureMessages[0]));
    return message ? [failure(file, message)] : [];
  });
}

export function failuresOfPlaywright(report) {
  return [...report.errors.map(({ message }) => failure('outside of the tests', message)), ...ofSuites(report.suites)];
}

export function failuresOfBench({ checks }) {
  return checks.filter(({ passed }) => !passed).map(({ name, told }) => failure(name, told));
}

function ofSuites(suites = []) {
  return suites.flatMap(({ specs, suites: inner }) => [
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected')
        .map(({ projectName, results }) => failure(`[${projectName}] ${file} › ${title}`, errorOf(results))),
    ),
    ...ofSuites(inner),
  ]);
}

const errorOf = (results) => results.map(({ error }) => error?.message).find(Boolean);

function failure(name, message = '') {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, LINES);
  return [name, ...lines.map((line) => `    ${line}`)].join('\n').trimEnd();
}
