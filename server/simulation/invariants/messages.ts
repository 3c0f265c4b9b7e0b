import type { ChatRow, MessageRow } from '../observer/rows.js';
import type { Check, Commit } from './check.js';

/** Lines are only added, 1, 2, 3 …, while the chat is open, and an operator's by whoever has it. */
export const checkMessages: Check = (commit) => {
  const { before, now } = commit;
  if (before.message === now.message) return;
  for (const was of before.message.rows) {
    const is = now.message.get(was.id);
    if (is?.seq !== was.seq || is.body !== was.body) {
      commit.broken('invariant 1', `line ${was.seq} of ${commit.name('chat', was.chat_id)} changed or is gone`);
    }
  }
  for (const line of now.message.rows) if (!before.message.get(line.id)) checkNew(commit, line);
  for (const chat of now.chat.rows) checkSequence(commit, chat);
};

function checkNew(commit: Commit, line: MessageRow): void {
  const was = commit.before.chat.get(line.chat_id);
  const name = commit.name('chat', line.chat_id);
  if (!was) return;
  if (line.author === 'VISITOR' && was.status !== 'WAITING' && was.status !== 'ACTIVE') {
    commit.broken('invariant 1', `a line was added to ${name}, which is ${was.status}`);
  }
  if (line.author === 'OPERATOR' && (was.status !== 'ACTIVE' || was.operator_id !== line.author_id)) {
    const who = commit.name('operator', line.author_id);
    commit.broken('the fence', `${who} writes in ${name}, which ${commit.name('operator', was.operator_id)} has`);
  }
}

function checkSequence(commit: Commit, chat: ChatRow): void {
  const seqs = commit.now.message.filter((line) => line.chat_id === chat.id).map(({ seq }) => seq);
  seqs.sort((a, b) => a - b);
  if (seqs.some((seq, index) => seq !== index + 1) || seqs.length !== chat.last_seq) {
    const name = commit.name('chat', chat.id);
    commit.broken('invariant 1', `${name} has the lines ${seqs.join(' ')}, and the last is ${chat.last_seq}`);
  }
}
