import { AGENCY_KIND_WORDS } from '@trellis/core/people';
import { Button, TextButton } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { Columns, Stack } from '@trellis/ui/layout';
import { TextField } from '@trellis/ui/text-field';
import { noQuota, type QuotaEntry } from './event-entry.ts';
import { quotaField } from './event-faults.ts';

export interface QuotaFieldsProps {
  readonly quotas: readonly QuotaEntry[];
  readonly onChange: (quotas: readonly QuotaEntry[]) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}

const KINDS = Object.entries(AGENCY_KIND_WORDS)
  .map(([value, label]) => ({ value, label }))
  .toSorted((one, other) => one.label.localeCompare(other.label, 'en-GB'));

/** Places that are kept for some kinds of agency until a day. */
export function QuotaFields({ quotas, onChange, errorOf }: QuotaFieldsProps) {
  const change = (at: number, part: Partial<QuotaEntry>): void =>
    onChange(quotas.map((quota, other) => (other === at ? { ...quota, ...part } : quota)));
  return (
    <>
      {quotas.map((quota, at) => (
        <Card key={at} level={3} title={quota.title.trim() === '' ? 'Kept places' : `Kept places: ${quota.title}`}>
          <Stack>
            <TextField
              id={quotaField('title', at)}
              label="What are they called?"
              hint="Such as “Schools”. People see it while they wait."
              value={quota.title}
              onChange={(title) => change(at, { title })}
              error={errorOf(quotaField('title', at))}
              maxLength={80}
            />
            <Columns kind="two">
              <TextField
                id={quotaField('places', at)}
                label="How many places?"
                inputMode="numeric"
                value={quota.places}
                onChange={(places) => change(at, { places })}
                error={errorOf(quotaField('places', at))}
                maxLength={4}
              />
              <TextField
                id={quotaField('release', at)}
                label="Kept until how many days before?"
                hint="Then everybody can have them."
                inputMode="numeric"
                value={quota.releaseDays}
                onChange={(releaseDays) => change(at, { releaseDays })}
                error={errorOf(quotaField('release', at))}
                maxLength={3}
              />
            </Columns>
            <CheckboxGroup
              id={quotaField('kinds', at)}
              label="For which kinds of agency?"
              choices={KINDS}
              value={quota.agencyKinds}
              onChange={(agencyKinds) => change(at, { agencyKinds })}
              error={errorOf(quotaField('kinds', at))}
            />
            <div>
              <TextButton about={quota.title} onPress={() => onChange(quotas.filter((_, other) => other !== at))}>
                Keep these no longer
              </TextButton>
            </div>
          </Stack>
        </Card>
      ))}
      <div>
        <Button small onPress={() => onChange([...quotas, noQuota])}>
          Keep places for some agencies
        </Button>
      </div>
    </>
  );
}
