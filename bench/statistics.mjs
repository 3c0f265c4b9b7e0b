/** The value below which this share of the values lies (nearest rank). */
export function quantile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

export const median = (values) => quantile(values, 0.5);
const mean = (a, b) => (a + b) / 2;

/**
 * Limit, product, limit, product, …, limit: as many products as `pairs`, each between two limits. Both resolve with named
 * figures; the first of each is thrown away where `warmUp` is asked for.
 */
export async function takeTurns({ pairs, limit, product, onTurn = () => undefined }) {
  const limits = [await limit()];
  const products = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    products.push(await product());
    limits.push(await limit());
    onTurn(products.at(-1), limits.at(-1));
  }
  return { limits, products };
}

/**
 * One named figure of those turns: the medians of product and limit, and the median of the ratios, each of a product to the
 * mean of the limits before and after it.
 */
export function compare({ limits, products }, name) {
  const ratios = products.map((product, at) => product[name] / mean(limits[at][name], limits[at + 1][name]));
  return {
    value: median(products.map((product) => product[name])),
    limit: median(limits.map((limit) => limit[name])),
    ratio: median(ratios),
  };
}
