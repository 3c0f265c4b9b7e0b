/** @jsxImportSource preact */
import { Chat } from './chat';
import { Link } from './link';
import type { Texts } from './messages';
import type { Phone } from './phone';
import type { Phones } from './phones';
import { Switcher } from './switcher';

/** What every screen is given: the phone it shows and the language it speaks. */
export interface View {
  phone: Phone;
  texts: Texts;
}

/** The page: the request, then the chat, then one last sentence; above it the way to the other chats of this phone. */
export function App({ phones, texts }: { phones: Phones; texts: Texts }) {
  const phone = phones.current;
  return (
    <div class="page">
      <Switcher phones={phones} texts={texts} />
      <Screen key={phone.link} phone={phone} texts={texts} />
    </div>
  );
}

function Screen({ phone, texts }: View) {
  const { phase, holding, handedTo } = phone.shown;
  if (phase === 'chat' && holding) return <Chat phone={phone} holding={holding} texts={texts} />;
  if (phase === 'link') return <Link phone={phone} texts={texts} />;
  if (phase === 'loading') return <Opening phone={phone} texts={texts} />;
  return (
    <main class="notice-page">
      <div role="status">
        <h1>{handedTo === undefined ? texts.forgotten : texts.handed(handedTo)}</h1>
      </div>
    </main>
  );
}

function Opening({ phone, texts }: View) {
  const { trouble } = phone.shown;
  return (
    <main class="notice-page">
      <div role="status">
        <h1>{trouble ? texts[trouble === 'busy' ? 'busy' : 'offline'] : texts.loading}</h1>
      </div>
    </main>
  );
}
