import { type ReactNode, useId } from 'react';
import './choice-card.css';

interface Props {
  name: string;
  checked: boolean;
  onChoose: () => void;
  title: string;
  children: ReactNode;
  picture?: ReactNode;
}

/** A large choice: its name, what it means in a sentence and, where that says more, a picture. */
export function ChoiceCard({ name, checked, onChoose, title, children, picture }: Props) {
  const id = useId();
  return (
    <label className="choice-card">
      <input
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-sentence`}
      />
      {picture}
      <span id={`${id}-title`} className="choice-card-title">
        {title}
      </span>
      <span id={`${id}-sentence`} className="choice-card-sentence">
        {children}
      </span>
    </label>
  );
}
