import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Ringdown } from '../harness/start-app.js';
import { SEND_MESSAGE } from '../harness/documents.js';
import type { Shop } from '../harness/given.js';
import type { HeldChat, Operator } from '../harness/operator.js';
import type { Visitor } from '../harness/visitor.js';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

/** A chat between a visitor and Ben at the console. */
async function conversation(): Promise<{ shop: Shop; ben: Operator; visitor: Visitor; held: HeldChat }> {
  const shop = await ringdown.shop();
  const ben = await shop.operator({ onDuty: false });
  await ben.opensConsole();
  const visitor = shop.visitor();
  const { chat } = await visitor.requestsChat();
  return { shop, ben, visitor, held: await ben.accepts(chat.id) };
}

describe('messages', () => {
  it('are told live to both sides, in one order, counted from 1 without gaps', async () => {
    const { visitor, held } = await conversation();
    const [one, other] = [visitor.listens(), held.listens()];
    await one.seesChat('ACTIVE');
    await other.seesChat('ACTIVE');
    await Promise.all(Array.from({ length: 20 }, (_, line) => (line % 2 === 0 ? visitor : held).says(`line ${line}`)));
    await visitor.says('the last');
    await one.hearsMessage('the last');
    await other.hearsMessage('the last');
    const seqs = one.messages.map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
    expect(other.messages.map(({ id }) => id)).toEqual(one.messages.map(({ id }) => id));
    expect((await visitor.chat()).messages.map(({ id }) => id)).toEqual(one.messages.map(({ id }) => id));
  });

  it('are replayed after a seq, then one ChatChanged, then live', async () => {
    const { visitor, held } = await conversation();
    for (const line of ['two', 'three', 'four']) await held.says(line);
    const listening = visitor.listens(2);
    expect(await listening.hears()).toMatchObject({ __typename: 'MessagePosted', message: { seq: 3, body: 'three' } });
    expect(await listening.hears()).toMatchObject({ __typename: 'MessagePosted', message: { seq: 4 } });
    expect(await listening.hears()).toMatchObject({ __typename: 'ChatChanged', chat: { status: 'ACTIVE' } });
    await held.says('five');
    expect(await listening.hears()).toMatchObject({ __typename: 'MessagePosted', message: { seq: 5, body: 'five' } });
  });

  it('are stored once, however often and however fast one is repeated', async () => {
    const { visitor } = await conversation();
    const clientMessageId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => visitor.says('Once', clientMessageId)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await visitor.says('Changed', clientMessageId)).toMatchObject({ body: 'Once', clientMessageId });
    expect((await visitor.chat()).lastSeq).toBe(2);
  });

  it('of two authors may share a clientMessageId, which only its author sees', async () => {
    const { visitor, held } = await conversation();
    const clientMessageId = randomUUID();
    await visitor.says('mine', clientMessageId);
    await held.says('mine too', clientMessageId);
    const ids = async (side: Visitor | HeldChat): Promise<(string | null)[]> =>
      (await side.chat()).messages.slice(1).map((message) => message.clientMessageId);
    expect(await ids(visitor)).toEqual([clientMessageId, null]);
    expect(await ids(held)).toEqual([null, clientMessageId]);
  });

  it('can be written while the visitor waits', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    await ben.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await visitor.says('Are you there?');
    const held = await ben.accepts(chat.id);
    expect((await held.chat()).messages.map(({ body }) => body)).toEqual(['My boiler leaks', 'Are you there?']);
  });

  it('are refused, naming the field, when empty, too long or not for showing; nothing is stored', async () => {
    const { visitor } = await conversation();
    for (const body of ['', '  \n', 'x'.repeat(4001), 'a\u0000b', 'a\u202eb']) {
      const input = { chatId: visitor.chatId, clientMessageId: randomUUID(), body };
      const refusal = await visitor.api.refusal(SEND_MESSAGE, { input });
      expect([refusal.code, refusal.field]).toEqual(['BAD_USER_INPUT', 'body']);
    }
    const input = { chatId: visitor.chatId, clientMessageId: 'not a uuid', body: 'Hello' };
    expect((await visitor.api.refusal(SEND_MESSAGE, { input })).field).toBe('clientMessageId');
    expect((await visitor.chat()).lastSeq).toBe(1);
  });

  it('of an operator who does not have the chat are refused', async () => {
    const { shop, held } = await conversation();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    const input = { chatId: held.chatId, clientMessageId: randomUUID(), body: 'Me too' };
    expect((await cleo.api.refusal(SEND_MESSAGE, { input })).code).toBe('FORBIDDEN');
  });

  it('with emoji, right-to-left text and 4,000 code points come back as they were sent', async () => {
    const { visitor } = await conversation();
    for (const body of ['😀 👩‍👩‍👧‍👦 ok', 'مرحبا', '<script>alert(1)</script>', '語'.repeat(4000)]) {
      expect((await visitor.says(body)).body).toBe(body);
    }
  });
});

describe('typing', () => {
  it('is told to the other side, and not to who types', async () => {
    const { visitor, held } = await conversation();
    const [one, other] = [visitor.listens(), held.listens()];
    await one.seesChat('ACTIVE');
    await other.seesChat('ACTIVE');
    await held.types(true);
    await one.seesTyping(true);
    await held.types(false);
    await one.seesTyping(false);
    await visitor.types(true);
    await other.seesTyping(true);
    expect(one.stream.seen.filter(({ chatEvents }) => chatEvents.__typename === 'TypingChanged')).toHaveLength(2);
  });
});

describe('the end', () => {
  it('from either side is told to the other, and takes no further message', async () => {
    for (const who of ['visitor', 'held'] as const) {
      const sides = await conversation();
      const listening = (who === 'visitor' ? sides.held : sides.visitor).listens();
      await listening.seesChat('ACTIVE');
      const ended = await sides[who].ends();
      expect(ended.status).toBe('ENDED');
      await listening.seesChat('ENDED');
      const again = await sides[who].ends();
      expect(again.endedAt).toBe(ended.endedAt);
      await expect(sides.visitor.says('One more thing')).rejects.toThrow('CONFLICT');
    }
  });

  it('still returns a message that was stored before to a client that repeats it', async () => {
    const { visitor, held } = await conversation();
    const clientMessageId = randomUUID();
    const { id } = await visitor.says('Bye', clientMessageId);
    await held.ends();
    expect((await visitor.says('Bye', clientMessageId)).id).toBe(id);
  });

  it('leaves the transcript readable to the visitor for 24 hours', async () => {
    const { visitor, held } = await conversation();
    await held.ends();
    ringdown.clock.advance(23 * 3600);
    expect((await visitor.chat()).messages).toHaveLength(1);
    ringdown.clock.advance(2 * 3600);
    await expect(visitor.chat()).rejects.toThrow('UNAUTHENTICATED');
  });

  it('comes by itself, with a line that says so, when the visitor shows no life for ten minutes', async () => {
    const { visitor, held } = await conversation();
    const listening = held.listens();
    await held.says('Hello?');
    await listening.hearsMessage('Hello?');
    // The operator stays: their open subscription is a sign of life, the visitor has none.
    for (let minute = 0; minute < 12; minute += 1) {
      await held.types();
      ringdown.passes(55);
    }
    const chat = await listening.seesChat('ENDED');
    expect(chat.lastSeq).toBe(3);
    expect(listening.messages.at(-1)?.author).toBe('SYSTEM');
    const query = 'query ($id: ID!) { chat(id: $id) { messages { author systemCode } } }';
    const { chat: ended } = await visitor.api.ask<{ chat: { messages: object[] } }>(query, { id: visitor.chatId });
    expect(ended.messages).toEqual([
      { author: 'VISITOR', systemCode: null },
      { author: 'OPERATOR', systemCode: null },
      { author: 'SYSTEM', systemCode: 'VISITOR_GONE' },
    ]);
    await visitor.chat();
  });
});

describe('a repeated request', () => {
  it('returns the first outcome with a token of its own, and rings nobody again', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    const first = await visitor.requestsChat();
    await ben.phone.expectRing();
    const again = await visitor.requestsChat();
    expect(again.chat.id).toBe(first.chat.id);
    expect(again.visitorToken).not.toBe(first.visitorToken);
    expect((await ben.looksAt(first.chat.id)).rings).toHaveLength(1);
    const refusal = await visitor.isRefused({ message: 'Something else' });
    expect([refusal.code, refusal.field]).toEqual(['CONFLICT', 'requestKey']);
  });

  it('made many times at once records one chat', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const requestKey = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => shop.visitor().requestsChat({ requestKey })));
    expect(new Set(outcomes.map(({ chat }) => chat.id)).size).toBe(1);
    await ben.phone.expectRing();
  });

  it('of the same browser resumes the open chat, loses nothing that was typed, and rings nobody again', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitorKey = randomUUID();
    const first = await shop.visitor().requestsChat({ visitorKey });
    const page = await ben.phone.expectRing();
    const second = shop.visitor();
    const resumed = await second.requestsChat({ visitorKey, message: 'Also: it is cold' });
    expect(resumed.chat.id).toBe(first.chat.id);
    expect((await second.chat()).messages.map(({ body }) => body)).toEqual(['My boiler leaks', 'Also: it is cold']);
    await page.accepts();
    await second.ends();
    const third = await shop.visitor().requestsChat({ visitorKey });
    expect(third.chat.id).not.toBe(first.chat.id);
    await ben.phone.expectRing();
  });
});
