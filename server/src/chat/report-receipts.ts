import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { badInput, forbidden } from '../errors.js';
import { chatTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { MessageAuthor } from '../vocabulary.js';
import { Chat } from './chat.entity.js';
import { holdsIt, requireChat } from './find-chat.js';
import { marksOf, movedMarks, type Marks, type Side } from './receipts.rules.js';

/**
 * A participant tells how far the lines have come on their screen. Marks only grow; a report that tells nothing new writes
 * nothing and returns false. FORBIDDEN to an operator who does not have the chat.
 */
export async function reportReceipts(
  services: Services,
  caller: Caller,
  input: { chatId: string } & Marks,
): Promise<boolean> {
  if (input.deliveredSeq < 0) throw badInput('deliveredSeq', 'A seq is never below 0.');
  if (input.readSeq < 0) throw badInput('readSeq', 'A seq is never below 0.');
  const seen = await requireChat(services, caller, input.chatId);
  if (!holdsIt(caller, seen)) throw forbidden('Only those who take part in a chat can read it for their side.');
  const side = caller.kind === 'visitor' ? MessageAuthor.VISITOR : MessageAuthor.OPERATOR;
  const marks = movedMarks(marksOf(seen, side), input, seen.lastSeq);
  if (!marks) return false;
  return services.db.write(async (manager) => {
    if (!(await move(manager, seen, side, marks))) return false;
    services.db.afterCommit(() => services.pubSub.publish(chatTopic(seen.id), { kind: 'RECEIPTS' }));
    return true;
  });
}

/** One UPDATE, so that reports at the same moment lose nothing. The operator's marks are fenced: a former holder reads for nobody. */
async function move(manager: EntityManager, seen: Chat, side: Side, marks: Marks): Promise<boolean> {
  const [delivered, read] =
    side === MessageAuthor.VISITOR
      ? ['visitor_delivered_seq', 'visitor_read_seq']
      : ['operator_delivered_seq', 'operator_read_seq'];
  const larger = (column: string, mark: string) => (): string =>
    `CASE WHEN ${column} < :${mark} THEN :${mark} ELSE ${column} END`;
  const update = manager
    .createQueryBuilder()
    .update(Chat)
    .set(
      side === MessageAuthor.VISITOR
        ? { visitorDeliveredSeq: larger(delivered, 'deliveredSeq'), visitorReadSeq: larger(read, 'readSeq') }
        : { operatorDeliveredSeq: larger(delivered, 'deliveredSeq'), operatorReadSeq: larger(read, 'readSeq') },
    )
    .where(`id = :chatId AND (${delivered} < :deliveredSeq OR ${read} < :readSeq)`, { chatId: seen.id, ...marks });
  if (side === MessageAuthor.OPERATOR) update.andWhere('assignment = :fence', { fence: seen.assignment });
  return (await update.execute()).affected === 1;
}
