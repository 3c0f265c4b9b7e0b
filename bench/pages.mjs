import { ringBen, withDemo } from './demo.mjs';

/** What a visitor's page and a phone load at most: requests, and bytes as they travel. */
const BOUNDS = {
  'widget, until its button shows': { requests: 2, bytes: 12_000 },
  'phone page, until Accept can be pressed': { requests: 5, bytes: 60_000 },
};

/** How many requests and bytes two pages need with an empty cache: a list of `{figure, value, must}`. */
export function measurePages() {
  return withDemo(async ({ url, browser }) => {
    const link = await ringBen(url, 1);
    const loads = [await load(browser, () => shop(url)), await load(browser, () => phone(link))];
    return Object.entries(BOUNDS).flatMap(([page, bounds], at) =>
      Object.entries(bounds).map(([what, must]) => ({ figure: `${page}: ${what}`, value: loads[at][what], must })),
    );
  });
}

/** A page of our own origin that carries the widget and nothing else; itself it does not count. */
function shop(url) {
  const address = `${url}/a-shop`;
  const body = `<!doctype html><title>A shop</title><script async src="${url}/widget.js" data-site="demo"></script>`;
  return async (page) => {
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(address);
    await page.getByRole('button', { name: /chat/i }).first().waitFor();
    return [address];
  };
}

function phone(link) {
  return async (page) => {
    await page.goto(link, { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Accept' }).click({ trial: true });
    return [];
  };
}

async function load(browser, visitOf) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const requests = new Map();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (/^https?:/.test(request.url)) requests.set(requestId, { url: request.url, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (requests.has(requestId)) requests.get(requestId).bytes = encodedDataLength;
  });
  const notCounted = await visitOf()(page);
  await context.close();
  const counted = [...requests.values()].filter(({ url }) => !notCounted.includes(url));
  return { requests: counted.length, bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0) };
}
