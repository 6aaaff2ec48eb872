import { useApi, useLoad } from '@trellis/plugin/screens';
import { ComboField, type ComboFieldProps } from '@trellis/ui/combo-field';
import { FaultNote } from '@trellis/ui/fault-note';

/** One of the agencies that somebody may ask about. */
export function WhichAgency(field: Omit<ComboFieldProps, 'choices' | 'none'>) {
  const api = useApi();
  const agencies = useLoad(() => api.people.agencies.query(), []);
  return (
    <>
      <FaultNote title="We could not load the agencies" error={agencies.error} />
      <ComboField
        {...field}
        choices={(agencies.answer ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        none={agencies.answer === undefined ? 'The agencies are not loaded.' : 'No agency has this name.'}
      />
    </>
  );
}
