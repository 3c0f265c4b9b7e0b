import type { Ringdown } from '../harness/start-app.js';

/** The application that the suites of the contract share; set before the first of them runs. */
export const stage: { ringdown: Ringdown } = { ringdown: undefined as unknown as Ringdown };

const FORMAT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A DateTime of the contract that lies within `within` seconds of now (by the product's clock) plus `ahead` seconds. */
export function timeIn(ahead: number, within = 30): object {
  return {
    asymmetricMatch: (value: unknown) => {
      if (typeof value !== 'string' || !FORMAT.test(value)) return false;
      const now = stage.ringdown.clock.now().getTime();
      return Math.abs(Date.parse(value) - now - ahead * 1000) <= within * 1000;
    },
    toString: () => `a time ${ahead} s from now`,
  };
}

/** A time that has just been. */
export function justNow(): object {
  return timeIn(0);
}
