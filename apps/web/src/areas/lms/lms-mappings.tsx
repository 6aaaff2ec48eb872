import type { LmsCourseShown, LmsMapping } from '@trellis/core/lms';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { countsAs, factsLine, mappingDates } from './lms-course-words.ts';
import { MappingForm } from './mapping-form.tsx';
import type { CountedAs } from './our-courses.ts';

export interface LmsMappingsProps {
  readonly row: LmsCourseShown;
  readonly countedAs: CountedAs;
  readonly onClose: () => void;
  /** What was done, as a sentence. */
  readonly onDone: (words: string) => void;
}

/** What the sheet is about at the moment. */
type Part =
  | { readonly is: 'list' }
  | { readonly is: 'form'; readonly mapping?: LmsMapping }
  | { readonly is: 'end'; readonly mapping: LmsMapping };

/** A sheet with what one LMS course counts as, for which days, and the ways to add to it, change it or take it away. */
export function LmsMappings({ row, countedAs, onClose, onDone }: LmsMappingsProps) {
  const { lmsCourse, mappings, suggestedCourseRef } = row;
  const [part, show] = useState<Part>(mappings.length === 0 ? { is: 'form' } : { is: 'list' });
  const goBack = mappings.length === 0 ? onClose : (): void => show({ is: 'list' });
  return (
    <Dialog open onClose={onClose} title={`What “${lmsCourse.title}” counts as`}>
      <Stack gap="wide">
        <p className="muted">{factsLine(row)}</p>
        <FaultNote title="We could not load what it can count as" error={countedAs.error} />
        {part.is === 'list' ? (
          <>
            <Rows label="What it counts as">
              {mappings.map((mapping) => {
                const about = countsAs(mapping, countedAs.titleOf);
                return (
                  <Row
                    key={mapping.id}
                    title={about}
                    detail={
                      <Stack gap="tight">
                        <p>{mappingDates(mapping)}</p>
                        <ButtonRow>
                          <Button small about={about} onPress={() => show({ is: 'form', mapping })}>
                            Change
                          </Button>
                          <Button small about={about} onPress={() => show({ is: 'end', mapping })}>
                            Take away
                          </Button>
                        </ButtonRow>
                      </Stack>
                    }
                  />
                );
              })}
            </Rows>
            <ButtonRow>
              <Button onPress={() => show({ is: 'form' })}>Count it as something else on other days</Button>
            </ButtonRow>
            <p className="muted small">Who said so, and when, stands in the audit.</p>
          </>
        ) : part.is === 'end' ? (
          <TakeAway
            mapping={part.mapping}
            about={countsAs(part.mapping, countedAs.titleOf)}
            onCancel={goBack}
            onEnded={() =>
              onDone(`“${lmsCourse.title}” does not count as that any more. Its completions are looked at again now.`)
            }
          />
        ) : countedAs.isLoaded ? (
          <MappingForm
            key={part.mapping?.id ?? 'new'}
            lmsCourseId={lmsCourse.id}
            mapping={part.mapping}
            suggested={suggestedCourseRef}
            countedAs={countedAs}
            onCancel={goBack}
            onSaved={() => onDone(`“${lmsCourse.title}” counts. Its completions are looked at again now.`)}
          />
        ) : countedAs.error === undefined ? (
          <ProgressBar label="Courses" words="Loading what it can count as" />
        ) : null}
      </Stack>
    </Dialog>
  );
}

function TakeAway({
  mapping,
  about,
  onCancel,
  onEnded,
}: {
  readonly mapping: LmsMapping;
  readonly about: string;
  readonly onCancel: () => void;
  readonly onEnded: () => void;
}) {
  const api = useApi();
  const [why, setWhy] = useState('');
  const [isMissing, setMissing] = useState(false);
  const ending = useAction();
  function end(): void {
    setMissing(why.trim() === '');
    if (why.trim() === '') return;
    ending.run(async () => {
      await api.lms.endMapping.mutate({ id: mapping.id, why: why.trim() });
      onEnded();
    });
  }
  return (
    <Form onSubmit={end}>
      <p>
        It counted as <strong>{about}</strong>. Once that is taken away, evidence that came from it is withdrawn, also
        of people who were up to date by it. It stays on record as withdrawn. To let it count until a day only, change
        its last day instead.
      </p>
      <FaultNote title="It was not taken away" error={ending.error} />
      <TextField
        label="Why?"
        hint="Kept in the audit for good."
        lines={2}
        maxLength={500}
        value={why}
        onChange={setWhy}
        error={isMissing ? 'Say why, in a few words' : undefined}
      />
      <ButtonRow>
        <Button kind="main" type="submit" busy={ending.isBusy ? 'Saving' : undefined}>
          Take it away
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </ButtonRow>
    </Form>
  );
}
