/** @jsxImportSource preact */
import { Chat } from './chat';
import { Link } from './link';
import type { Texts } from './messages';
import type { Phone } from './phone';

/** What every screen is given: the phone it shows and the language it speaks. */
export interface View {
  phone: Phone;
  texts: Texts;
}

/** The page: the request, then the chat, then one last sentence. */
export function App({ phone, texts }: View) {
  const { phase, live, trouble } = phone.shown;
  if (phase === 'chat' && live) return <Chat phone={phone} live={live} texts={texts} />;
  if (phase === 'link') return <Link phone={phone} texts={texts} />;
  return (
    <main class="notice-page">
      <div role="status">
        <h1>{phase === 'done' ? texts.forgotten : trouble ? texts.offline : texts.loading}</h1>
      </div>
    </main>
  );
}
