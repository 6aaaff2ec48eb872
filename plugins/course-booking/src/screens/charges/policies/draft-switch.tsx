import { Checkbox } from '@trellis/ui/checkbox-group';

export interface DraftSwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Whether a draft has a part at all that a policy may do without. */
export function DraftSwitch({ label, isOn, onChange }: DraftSwitchProps) {
  return <Checkbox label={label} checked={isOn} onChange={onChange} />;
}
