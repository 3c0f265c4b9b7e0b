/** @jsxImportSource preact */
import type { DemoPhone } from './operations';
import { PhoneDrawn } from './phone-drawn';
import type { Stage } from './stage';
import { useNow } from './time';

interface PhonesProps {
  stage: Stage;
  phones: readonly DemoPhone[];
  /** The token of the page that each operator's phone shows; none while it is locked. */
  pages: Readonly<Record<string, string>>;
  onShow(operatorId: string, token: string): void;
  onHide(operatorId: string): void;
}

/** The operators' phones, side by side. */
export function Phones({ stage, phones, pages, onShow, onHide }: PhonesProps) {
  const now = useNow();
  const { buzzing } = stage.shown;
  const names = phones.filter(({ operatorId }) => buzzing.includes(operatorId)).map(({ operatorName }) => operatorName);
  return (
    <section class="phones" id="phones" aria-labelledby="phones-title">
      <h2 id="phones-title">The operators’ phones</h2>
      <p class="unseen" role="status">
        {names.length > 0 && `A text arrived: ${names.join(', ')}`}
      </p>
      <ul>
        {phones.map((phone) => (
          <PhoneDrawn
            key={phone.operatorId}
            phone={phone}
            now={now}
            token={pages[phone.operatorId]}
            buzzing={buzzing.includes(phone.operatorId)}
            onCalm={() => stage.calm(phone.operatorId)}
            onShow={(token) => onShow(phone.operatorId, token)}
            onHide={() => onHide(phone.operatorId)}
          />
        ))}
      </ul>
    </section>
  );
}
