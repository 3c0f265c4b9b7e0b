/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { Guide } from './guide';
import { Mailbox } from './mailbox';
import { Phones } from './phones';
import { Shop } from './shop/shop';
import type { Stage } from './stage';

/** The whole page: what to try, the shop, the operators' phones, the mailbox. */
export function App({ stage }: { stage: Stage }) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [pages, setPages] = useState<Readonly<Record<string, string>>>({});
  const { demo } = stage.shown;
  const show = (operatorId: string, token: string): void => setPages((all) => ({ ...all, [operatorId]: token }));
  const hide = (operatorId: string): void => setPages(({ [operatorId]: _, ...others }) => others);
  return (
    <div class="page">
      <Guide stage={stage} opened={opened} pages={pages} />
      <main class="stage" aria-label="The demo">
        <Shop />
        <div class="backstage">
          <Phones stage={stage} phones={demo?.phones ?? []} pages={pages} onShow={show} onHide={hide} />
          <Mailbox
            mails={demo?.mailbox}
            opened={opened}
            onOpen={(id) => setOpened((before) => new Set(before).add(id))}
          />
        </div>
      </main>
    </div>
  );
}
