import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replyLink } from './reply.rules';

it('addresses the visitor and quotes what they wrote', () => {
  const link = new URL(
    replyLink({ visitorName: 'Vera', visitorEmail: 'vera@shop.example', body: 'My boiler\nleaks' }, 'Demo shop') ?? '',
  );
  expect(link.protocol).toBe('mailto:');
  expect(decodeURIComponent(link.pathname)).toBe('vera@shop.example');
  expect(link.searchParams.get('subject')).toBe('Your message to Demo shop');
  expect(link.searchParams.get('body')).toContain('> My boiler\r\n> leaks');
});

it('lets an address add no field of its own to the mail', () => {
  const link = new URL(
    replyLink({ visitorName: null, visitorEmail: 'a@b.example?bcc=c@d.example', body: 'hi' }, 'Shop') ?? '',
  );
  expect(link.searchParams.has('bcc')).toBe(false);
});

it('is nothing without an address', () => {
  expect(replyLink({ visitorName: null, visitorEmail: null, body: 'hi' }, 'Shop')).toBeNull();
});

it('goes to the visitor alone and quotes them, whatever they and their address say', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(fc.emailAddress(), text, text, text, (visitorEmail, visitorName, body, organization) => {
      const link = replyLink({ visitorName, visitorEmail, body }, organization) ?? '';
      const [address = '', fields = ''] = link.slice('mailto:'.length).split('?');
      expect(decodeURIComponent(address)).toBe(visitorEmail);
      const names = fields.split('&').map((field) => field.split('=')[0]);
      expect(names).toEqual(['subject', 'body']);
    }),
  );
});
