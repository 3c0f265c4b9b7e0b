import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../errors.js';
import { Role } from '../vocabulary.js';
import { asAdministrator, asHolder, asOperator, isStaff, maySeeChat } from './access.rules.js';
import type { Caller } from './caller.js';

const text = fc.constantFrom('a', 'b', 'c');
const callers: fc.Arbitrary<Caller> = fc.oneof(
  fc.constant({ kind: 'anonymous' as const }),
  fc.record({
    kind: fc.constant('visitor' as const),
    organizationId: text,
    chatId: text,
    siteId: text,
    visitorId: text,
  }),
  fc.record({
    kind: fc.constant('phone' as const),
    organizationId: text,
    chatId: text,
    operatorId: text,
    assignment: fc.nat(2),
  }),
  fc.record({
    kind: fc.constant('operator' as const),
    operatorId: text,
    organizationId: text,
    role: fc.constantFrom(...Object.values(Role)),
    departmentIds: fc.array(text),
    sessionId: fc.constant(null),
    apiKeyId: fc.constant(null),
  }),
);

const chats = fc.record({
  id: text,
  organizationId: text,
  departmentId: text,
  operatorId: fc.option(text),
  assignment: fc.nat(2),
});

describe('who sees a chat', () => {
  it('is never somebody of another organization, nor anybody who proved nothing', () => {
    fc.assert(
      fc.property(callers, chats, (caller, chat) => {
        const foreign = caller.kind === 'anonymous' || caller.organizationId !== chat.organizationId;
        if (foreign) expect(maySeeChat(caller, chat)).toBe(false);
      }),
    );
  });

  it('is a visitor only of their own, a phone only of the assignment that its accepting made', () => {
    fc.assert(
      fc.property(callers, chats, (caller, chat) => {
        if (!maySeeChat(caller, chat)) return;
        if (caller.kind === 'visitor' || caller.kind === 'phone') expect(caller.chatId).toBe(chat.id);
        if (caller.kind === 'phone') expect(caller.assignment).toBe(chat.assignment);
      }),
    );
  });

  it('is never fewer when an operator is made an administrator or joins a department', () => {
    fc.assert(
      fc.property(callers, chats, text, (caller, chat, departmentId) => {
        if (caller.kind !== 'operator' || !maySeeChat(caller, chat)) return;
        expect(maySeeChat({ ...caller, role: Role.ADMINISTRATOR }, chat)).toBe(true);
        expect(maySeeChat({ ...caller, departmentIds: [...caller.departmentIds, departmentId] }, chat)).toBe(true);
      }),
    );
  });
});

describe('who one is taken for', () => {
  const codeOf = (attempt: () => unknown): string => {
    try {
      attempt();
      return 'let through';
    } catch (error) {
      return error instanceof Refusal ? error.code : String(error);
    }
  };

  it('is UNAUTHENTICATED to who proved nothing, FORBIDDEN to the wrong kind, and the caller unchanged to the right one', () => {
    fc.assert(
      fc.property(callers, (caller) => {
        const refused = caller.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expect(isStaff(caller)).toBe(caller.kind === 'operator');
        expect(codeOf(() => asOperator(caller))).toBe(isStaff(caller) ? 'let through' : refused);
        expect(codeOf(() => asHolder(caller))).toBe(
          isStaff(caller) || caller.kind === 'phone' ? 'let through' : refused,
        );
        const isAdministrator = isStaff(caller) && caller.role === Role.ADMINISTRATOR;
        expect(codeOf(() => asAdministrator(caller))).toBe(isAdministrator ? 'let through' : refused);
        if (isStaff(caller)) expect(asOperator(caller)).toBe(caller);
      }),
    );
  });
});
