import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { Operator } from '../operators/operator.entity.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { MessageAuthor } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';
import type { LineAuthor } from './store-message.js';

/** The caller as the author of lines in a chat that they take part in. */
export async function lineAuthor(manager: EntityManager, caller: Caller, chat: Chat): Promise<LineAuthor> {
  if (caller.kind === 'phone' || caller.kind === 'operator') {
    const { operatorId: id } = caller;
    const { name } = await manager.findOneByOrFail(Operator, { id });
    const assignment = caller.kind === 'phone' ? caller.assignment : null;
    return { kind: MessageAuthor.OPERATOR, id, name, holder: { operatorId: id, assignment } };
  }
  const { name } = await manager.findOneByOrFail(Visitor, { id: chat.visitorId });
  return { kind: MessageAuthor.VISITOR, id: chat.visitorId, name, holder: null };
}
