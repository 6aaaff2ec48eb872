import { useState } from 'react';
import { className } from './class-name.tsx';
import { FieldWords, LabelWords, useField, type FieldProps } from './field.tsx';
import { Icon } from './icons.tsx';

/** What the field needs to know of a file. */
export type NamedFile = { readonly name: string; readonly size: number };

export type FileFieldProps = FieldProps & {
  /** What is chosen, or null. */
  file: NamedFile | null;
  /** The file, or null when it was taken away. Check its kind: people may drop anything. */
  onFile: (file: File | null) => void;
  /** Kinds to offer first: ".csv,text/csv". */
  accept?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
};

/**
 * The size of a file as people read it: "18 kB", "3.4 MB".
 *
 * @param bytes - a whole number
 */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A file to send: dropped, or chosen with a press or the keyboard. */
export function FileField({ file, onFile, accept, name, disabled, ...field }: FileFieldProps) {
  const [over, setOver] = useState(false);
  const { control, hintId, errorId } = useField(field);
  const fileId = `${control.id}-file`;
  return (
    <div className={className('field', Boolean(field.error) && 'field--error')}>
      <label htmlFor={control.id}>
        <LabelWords {...field} />
      </label>
      <FieldWords {...field} hintId={hintId} errorId={errorId} />
      {/* The real control covers the zone, so that dropping, pressing and the keyboard all reach it. */}
      <div
        className={className('drop', over && 'is-over')}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <Icon name="up" />
        <strong aria-hidden="true">{file ? 'Choose another file' : 'Choose a file, or drop it here'}</strong>
        <output id={fileId}>{file ? `${file.name}, ${fileSize(file.size)}` : ''}</output>
        <input
          {...control}
          aria-describedby={className(control['aria-describedby'], file ? fileId : null)}
          type="file"
          // So that the same file can be chosen again after it was put right.
          onClick={(event) => {
            event.currentTarget.value = '';
          }}
          name={name}
          accept={accept}
          disabled={disabled}
          onChange={(event) => onFile(event.target.files?.[0] ?? null)}
        />
      </div>
    </div>
  );
}
