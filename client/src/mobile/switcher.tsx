/** @jsxImportSource preact */
import type { Texts } from './messages';
import type { Phones } from './phones';

/** The chats of this phone side by side, where there is more than one to choose from. */
export function Switcher({ phones, texts }: { phones: Phones; texts: Texts }) {
  const { chats, current } = phones;
  const elsewhere = chats.filter((phone) => phone !== current);
  if (!elsewhere.length) return null;
  return (
    <nav class="switcher" aria-label={texts.chats}>
      {chats.map((phone) => (
        <a
          key={phone.link}
          href={`#${phone.link}`}
          aria-current={phone === current ? 'page' : undefined}
          onClick={(event) => {
            // Going from chat to chat is not going forward: Back leaves the page as it should.
            event.preventDefault();
            history.replaceState(null, '', `#${phone.link}`);
            phones.show(phone.link);
          }}
        >
          <span dir="auto">{phone.shown.holding?.live.chat.visitor.name ?? texts.visitor}</span>
          {phone.unread > 0 && (
            <span class="unread">
              {phone.unread}
              <span class="unseen"> {texts.unread(phone.unread)}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}
