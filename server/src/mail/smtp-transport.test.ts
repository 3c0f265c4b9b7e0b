import { expect, test } from 'vitest';
import { senderAddress } from './smtp-transport.js';

test.each([
  ['smtp://mail.example.com:25', 'ringdown@chat.example.com'],
  ['smtp://user:password@mail.example.com', 'ringdown@chat.example.com'],
  ['smtps://help%40example.com:password@mail.example.com', 'help@example.com'],
])('mail through %s comes from %s', (smtpUrl, sender) => {
  expect(senderAddress(smtpUrl, 'https://chat.example.com:8443')).toBe(sender);
});
