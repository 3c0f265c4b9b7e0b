/** The key of the demo organization's site. */
export const DEMO_SITE_KEY = 'demo';

/** The password of every demo account: no secret, it is printed at start and shown on the demo page. */
export const DEMO_PASSWORD = 'ringdown-demo';
