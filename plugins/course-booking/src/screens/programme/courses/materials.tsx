import type { CourseId } from '@trellis/core';
import type { CourseMaterial } from '@trellis/core/courses';
import { useAction, useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { FileField, fileSize } from '@trellis/ui/file-field';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { dayAt } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';

export interface MaterialsProps {
  readonly courseId: CourseId;
  readonly version: string;
  readonly onClose: () => void;
}

/** As many as a version may have. */
const MOST_FILES = 100;

const KINDS = '.pdf,.pptx,.docx,.xlsx,.odp,.odt,.ods,.txt,.png,.jpg,.jpeg';

/** A sheet with the files that trainers of one version work with. */
export function Materials({ courseId, version, onClose }: MaterialsProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { download } = useServices();
  const loading = useLoad(
    () => api.courses.materials.query({ courseId, version, limit: MOST_FILES }),
    [courseId, version],
  );
  const working = useAction();
  const [removing, setRemoving] = useState<CourseMaterial>();
  return (
    <Dialog open onClose={onClose} title={`Files of version ${version}`}>
      <Stack gap="wide">
        <p>They open for the trainers of dates that are given in this version, until it is withdrawn.</p>
        <FaultNote title="That did not work" error={working.error} />
        {loading.answer === undefined ? (
          loading.state === 'failed' ? (
            <FaultNote title="We could not load the files" error={loading.error} />
          ) : (
            <ProgressBar label="Files" words="Loading the files" />
          )
        ) : loading.answer.rows.length === 0 ? (
          <p>There are none yet.</p>
        ) : (
          <Rows label="Files">
            {loading.answer.rows.map((file) => (
              <Row
                key={file.id}
                title={file.title}
                text={`${file.fileName}, ${fileSize(file.bytes)}, added ${longDate(dayAt(file.addedAt, timeZone))}`}
                end={
                  <ButtonRow>
                    <Button
                      small
                      about={file.title}
                      onPress={() => working.run(() => download(`/materials/${file.id}`, file.fileName))}
                    >
                      Save
                    </Button>
                    <Button small about={file.title} onPress={() => setRemoving(file)}>
                      Take away
                    </Button>
                  </ButtonRow>
                }
              >
                {removing?.id === file.id ? (
                  <Stack gap="tight">
                    <p>It is deleted for good, and nobody can open it any more.</p>
                    <ButtonRow>
                      <Button
                        small
                        busy={working.isBusy ? 'Deleting' : undefined}
                        onPress={() =>
                          working.run(async () => {
                            await api.courses.removeMaterial.mutate({ id: file.id });
                            setRemoving(undefined);
                            loading.again();
                          })
                        }
                      >
                        Delete it
                      </Button>
                      <Button small onPress={() => setRemoving(undefined)}>
                        Keep it
                      </Button>
                    </ButtonRow>
                  </Stack>
                ) : null}
              </Row>
            ))}
          </Rows>
        )}
        <AddFile courseId={courseId} version={version} onAdded={loading.again} />
      </Stack>
    </Dialog>
  );
}

interface AddFileProps {
  readonly courseId: CourseId;
  readonly version: string;
  readonly onAdded: () => void;
}

function AddFile({ courseId, version, onAdded }: AddFileProps) {
  const { upload } = useServices();
  const sending = useAction();
  const [title, setTitle] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [isIncomplete, setIncomplete] = useState(false);
  const faults = [
    ...(file === null ? [{ fieldId: 'material-file', text: 'Choose a file' }] : []),
    ...(title.trim() === '' ? [{ fieldId: 'material-title', text: 'Say what it is' }] : []),
  ];
  const shown = isIncomplete ? faults : [];
  const errorOf = (id: string): string | undefined => shown.find(({ fieldId }) => fieldId === id)?.text;
  function send(): void {
    setIncomplete(faults.length > 0);
    if (file === null || faults.length > 0) return;
    sending.run(async () => {
      await upload('/materials', file, { courseId, version, title: title.trim() });
      setTitle('');
      setFile(null);
      onAdded();
    });
  }
  return (
    <Form onSubmit={send}>
      <ErrorSummary errors={shown} />
      <FaultNote title="It was not added" error={sending.error} />
      <TextField
        id="material-title"
        label="What is it?"
        hint="Such as “Slides” or “Handout for exercise 2”."
        value={title}
        onChange={setTitle}
        error={errorOf('material-title')}
        maxLength={120}
      />
      <FileField
        id="material-file"
        label="File"
        hint="Slides, documents, tables or pictures of at most 15 MB."
        accept={KINDS}
        file={file}
        onFile={setFile}
        error={errorOf('material-file')}
      />
      <div>
        <Button type="submit" busy={sending.isBusy ? 'Sending' : undefined}>
          Add the file
        </Button>
      </div>
    </Form>
  );
}
