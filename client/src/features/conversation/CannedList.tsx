import type { CannedResponse } from '../../lib/canned-responses';
import './canned.css';

interface Props {
  id: string;
  responses: readonly CannedResponse[];
  marked: number;
  onChoose: (response: CannedResponse) => void;
}

/** The id of one choice, for the field that the focus stays in. */
export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** Canned responses to choose from, above the field; the focus stays in the field. */
export function CannedList({ id, responses, marked, onChoose }: Props) {
  if (responses.length === 0) return <p className="canned-none">No canned response is called so.</p>;
  return (
    <ul id={id} className="canned-list" role="listbox" aria-label="Canned responses">
      {responses.map((response, index) => (
        <li
          key={response.id}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === marked}
          ref={(element) => {
            if (index === marked) element?.scrollIntoView({ block: 'nearest' });
          }}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(response)}
        >
          <strong dir="auto">{response.title}</strong>
          <span dir="auto">{response.body}</span>
        </li>
      ))}
    </ul>
  );
}
