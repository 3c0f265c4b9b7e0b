/** @jsxImportSource preact */
import type { HandOver } from './hand-over';
import type { Texts } from './messages';
import type { Target } from './transfer-operations';
import { timeOf } from './time';

interface TargetsProps {
  handOver: HandOver;
  texts: Texts;
}

/** Where the chat may go: who can have it at once, whose phone would ring, and who cannot be reached. */
export function Targets({ handOver, texts }: TargetsProps) {
  const { targets, failed } = handOver;
  return (
    <main class="targets">
      <header>
        <div class="whom">
          <h1>{texts.handOverTo}</h1>
          <p class="soft">{texts.handOverHint}</p>
        </div>
        <button class="plain" type="button" onClick={() => handOver.dismiss()}>
          {texts.back}
        </button>
      </header>
      {failed && (
        <p class="note" role="alert">
          {texts.notReached(failed.to)}
        </p>
      )}
      {!targets && (
        <p class="soft" role="status">
          {texts.loading}
        </p>
      )}
      {targets?.length === 0 && <p class="soft">{texts.nobodyElse}</p>}
      <Group title={texts.colleagues} kind="operator" handOver={handOver} texts={texts} />
      <Group title={texts.departments} kind="department" handOver={handOver} texts={texts} />
    </main>
  );
}

function Group({ title, kind, handOver, texts }: TargetsProps & { title: string; kind: Target['kind'] }) {
  const members = handOver.targets?.filter((target) => target.kind === kind) ?? [];
  if (!members.length) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {members.map((target) => (
          <li key={target.id}>
            <button
              type="button"
              disabled={handOver.busy || target.reachability === 'NOBODY'}
              onClick={() => void handOver.give(target)}
            >
              <span dir="auto">{target.name}</span>
              <span class="soft">{texts.reachability[target.reachability]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whose phone rings for this chat now, or that nobody took it. */
export function TransferState({ handOver: { ringing, failed }, texts }: TargetsProps) {
  const sentence = ringing
    ? texts.ringing(ringing.to, timeOf(ringing.until))
    : failed && (failed.rang ? texts.notTaken(failed.to) : texts.notReached(failed.to));
  if (!sentence) return null;
  return (
    <p class="note" role="status">
      {sentence}
    </p>
  );
}
