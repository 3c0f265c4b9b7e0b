import fs from 'node:fs';
import { ended, start } from '../lib/children.mjs';
import { failuresOfBench, failuresOfPlaywright, failuresOfVitest } from './failures.mjs';

const vitest = 'node_modules/vitest/vitest.mjs';
const playwright = 'node_modules/@playwright/test/cli.js';

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

/** A runner that ended badly without a failed test (a file that does not load, a crash) still counts as one failure. */
function counts(code, { passed = 0, failed = 0, skipped = 0, failures = [] } = {}) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped, failures };
}

/** Runs one Vitest project and counts its tests. `extra` goes to Vitest as it stands (file names, -t …). */
export async function runVitest(project, { env, report, extra }) {
  const args = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json'];
  const child = start(process.execPath, [vitest, ...args, `--outputFile.json=${report}`, ...extra], { env });
  const code = await ended(child);
  const result = readReport(report);
  return counts(
    code,
    result && {
      passed: result.numPassedTests,
      failed: result.numFailedTests,
      skipped: result.numPendingTests + result.numTodoTests,
      failures: failuresOfVitest(result),
    },
  );
}

/** Runs the browser tests and counts them. */
export async function runPlaywright({ env, report, extra }) {
  const args = ['test', '--reporter=list,json', '--pass-with-no-tests', ...extra];
  const child = start(process.execPath, [playwright, ...args], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const code = await ended(child);
  const result = readReport(report);
  return counts(
    code,
    result && {
      passed: result.stats.expected + result.stats.flaky,
      failed: result.stats.unexpected,
      skipped: result.stats.skipped,
      failures: failuresOfPlaywright(result),
    },
  );
}

/** Checks the steady figures of the benchmarks, each a test. */
export async function runBench({ env, report, extra }) {
  const child = start(process.execPath, ['bench/main.mjs', '--short', '--json', report, ...extra], { env });
  const code = await ended(child);
  const result = readReport(report);
  return counts(code, result && { ...result, failures: failuresOfBench(result) });
}
