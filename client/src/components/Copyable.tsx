import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './Button';
import './copyable.css';

/** A text to take away, with a button that copies it. Selecting by hand works as well. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="copyable">
      <code role="group" aria-label={label}>
        {text}
      </code>
      <Button small onClick={() => void copy()}>
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
