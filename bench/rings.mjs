import { quantile } from './statistics.mjs';

const WARM_UP = 20;

/** Milliseconds that something took. */
async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/**
 * From `requestChat` sent to the provider's receipt of the SMS, one request at a time; after each, in turn, a bare durable
 * insert and a bare POST to the same provider, until the same receipt.
 */
export async function measureRings({ shop, provider, database, requests }) {
  const product = [];
  const insert = [];
  const post = [];
  for (let turn = -WARM_UP; turn < requests; turn += 1) {
    const rung = await ring(shop, provider);
    const inserted = await timed(database.insertOne);
    const posted = await barePost(shop, provider);
    if (turn < 0) continue;
    product.push(rung);
    insert.push(inserted);
    post.push(posted);
  }
  return [
    figure(database, 'p50', 0.5, { product, insert, post }),
    figure(database, 'p99', 0.99, { product, insert, post }),
  ];
}

async function ring(shop, provider) {
  const receipt = provider.receipt(shop.number);
  const begun = performance.now();
  const visitor = await shop.request();
  const { at } = await receipt;
  await shop.end(visitor);
  return at - begun;
}

async function barePost(shop, provider) {
  const receipt = provider.receipt(shop.number);
  const begun = performance.now();
  await provider.post(
    shop.number,
    'Ringdown Sales: Vera is waiting: "My boiler leaks" Answer: http://localhost/m#0123456789',
  );
  return (await receipt).at - begun;
}

function figure({ name }, word, share, { product, insert, post }) {
  const value = quantile(product, share);
  const limit = quantile(insert, share) + quantile(post, share);
  const isP99 = word === 'p99';
  return {
    figure: `\`requestChat\` to the provider's receipt, ${word}, against bare insert ${word} + bare POST ${word}, ${name}`,
    unit: 'ms',
    value,
    limit,
    ratio: value / limit,
    better: 'lower',
    must: isP99 ? 2 : null,
    aim: isP99 ? 1.5 : null,
  };
}
