import type { Finding } from '@trellis/core';
import type { Option } from '@trellis/core/frameworks';
import { createContext, use, type ReactNode } from 'react';
import { listAt, valueAt, withValue } from './draft-tree.ts';

/** A draft that is being written: what stands where, what is wrong, and the way to change it. */
export interface Draft {
  readonly policy: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  readonly set: (path: string, value: unknown) => void;
}

const Drafted = createContext<Draft | undefined>(undefined);

export interface DraftProviderProps {
  readonly policy: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  readonly onChange: (policy: Readonly<Record<string, unknown>>) => void;
  readonly children: ReactNode;
}

/** Hands a draft to the fields below it. */
export function DraftProvider({ policy, findings, onChange, children }: DraftProviderProps) {
  const set = (path: string, value: unknown): void =>
    onChange(withValue(policy, path, value) as Readonly<Record<string, unknown>>);
  return <Drafted value={{ policy, findings, set }}>{children}</Drafted>;
}

/** The draft that a field belongs to. */
export function useDraft(): Draft {
  const draft = use(Drafted);
  if (draft === undefined) throw new Error('A field of a draft needs DraftProvider around it.');
  return draft;
}

/** The open points of a draft, as far as they can be read. */
export function optionsOf(policy: unknown): readonly Option[] {
  return listAt(policy, 'options').filter(
    (each): each is Option =>
      typeof valueAt(each, 'id') === 'string' &&
      typeof valueAt(each, 'point') === 'string' &&
      typeof valueAt(each, 'readings') === 'object' &&
      valueAt(each, 'readings') !== null,
  );
}
