import type { EntityManager } from 'typeorm';
import { insertOf } from '../db/raw-sql.js';
import { later } from '../db/together.js';
import { hashSecret, newId, newToken } from '../ids.js';
import { ChatTokenKind } from '../vocabulary.js';
import { ChatToken } from './chat-token.entity.js';

/** The chat and, for a phone, the holder that a token is good for. */
export interface ChatTokenGrant {
  chatId: string;
  organizationId: string;
  holder: { operatorId: string; assignment: number } | null;
  now: Date;
}

/** Makes a bearer token for one chat: the visitor's, or with `holder` the phone's. Only its hash is kept. */
export function issueChatToken(manager: EntityManager, grant: ChatTokenGrant): string {
  const token = newToken();
  const row = {
    id: newId(),
    organizationId: grant.organizationId,
    chatId: grant.chatId,
    kind: grant.holder ? ChatTokenKind.MOBILE : ChatTokenKind.VISITOR,
    tokenHash: hashSecret(token),
    operatorId: grant.holder?.operatorId ?? null,
    assignment: grant.holder?.assignment ?? null,
    createdAt: grant.now,
  };
  later(manager, insertOf(manager.connection, ChatToken, [row]));
  return token;
}
