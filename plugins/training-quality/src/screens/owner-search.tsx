import type { PersonId } from '@trellis/core';
import { useApi } from '@trellis/plugin/screens';
import type { Choice } from '@trellis/ui/select-field';
import { SearchOne } from './search-one.tsx';

/** As many as are offered at once. */
const OFFERED = 6;
const MOST_LETTERS = 120;
/** What the list says for a name or role of nobody here, and for nobody. */
const TYPED = 'typed ';
const NOBODY = 'nobody';

/** Who sees to something: a person here, or somebody by a name or role. */
export interface Owner {
  readonly id?: string | undefined;
  /** Empty: nobody yet. */
  readonly name: string;
}

export interface OwnerSearchProps {
  readonly id: string;
  readonly owner: Owner;
  readonly onChange: (owner: Owner) => void;
  /** What it is called that nobody does; absent: somebody has to. */
  readonly nobody?: string | undefined;
  readonly error?: string | undefined;
}

/** Who sees to something: found among the people here, who are then written to, or kept as it was typed. */
export function OwnerSearch({ id, owner, onChange, nobody, error }: OwnerSearchProps) {
  const api = useApi();
  const none: readonly Choice[] = nobody === undefined ? [] : [{ value: NOBODY, label: nobody }];
  const find = async (text: string): Promise<readonly Choice[]> => {
    if (text === '') return none;
    const { rows } = await api.people.search.query({ limit: OFFERED, text });
    return [
      ...rows.map(({ personId, givenName, familyName, posts }) => ({
        value: personId,
        label: `${givenName} ${familyName}`,
        detail: posts.map(({ jobTitle }) => jobTitle).join(', '),
      })),
      {
        value: `${TYPED}${text}`,
        label: text.slice(0, MOST_LETTERS),
        detail: 'As you wrote it: a role, or somebody who is not here',
      },
      ...none,
    ];
  };
  return (
    <SearchOne
      id={id}
      label="Who sees to it?"
      hint="Somebody of the people here is written to, and finds it among their own."
      search="Look for a person, or write a role"
      placeholder="Name or role"
      none="Write a name, or a role such as Training office."
      find={find}
      chosen={owner.name === '' ? none[0] : { value: owner.id ?? `${TYPED}${owner.name}`, label: owner.name }}
      onChange={({ value, label }) =>
        onChange(
          value === NOBODY ? { name: '' } : value.startsWith(TYPED) ? { name: label } : { id: value, name: label },
        )
      }
      error={error}
    />
  );
}

/** The same for the service. */
export function ownerSaid({ id, name }: Owner): { readonly ownerId?: PersonId; readonly ownerName?: string } {
  return { ...(id === undefined ? {} : { ownerId: id as PersonId }), ...(name === '' ? {} : { ownerName: name }) };
}
