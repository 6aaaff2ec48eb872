import { useState } from 'react';
import { Button } from './button.tsx';

export type CopyFieldProps = {
  /** What the text is for: "Moodle must be able to open this address". */
  label: string;
  /** The text to copy. */
  text: string;
  /** The words on the button. */
  button?: string | undefined;
};

/** A text to carry elsewhere, with a button that copies it and says so. */
export function CopyField({ label, text, button = 'Copy' }: CopyFieldProps) {
  const [said, setSaid] = useState('');
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      // A page inside a frame of an LMS may not reach the clipboard.
      setSaid('Your browser does not let us copy here. Select the text and copy it yourself.');
    }
  }
  return (
    <div>
      <p className="copy__label">{label}</p>
      <div className="copy">
        <code>{text}</code>
        <Button small icon="copy" about={label} onPress={() => void copy()}>
          {button}
        </Button>
      </div>
      <output className="copy__said">{said}</output>
    </div>
  );
}
