import { useAction, useLink, useServices } from '@trellis/plugin/screens';
import { Button, ButtonLink, ButtonRow } from '@trellis/ui/button';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { useState } from 'react';
import { useMayReport } from '../who-may.ts';
import { fileNameOf } from './file-name.ts';
import type { ReportAnswer } from './report-answer.ts';
import { FORMAT_WORDS } from './report-words.ts';
import { SendDialog } from './send-dialog.tsx';

const ORDER = ['pdf', 'html', 'xlsx', 'csv'] as const;

/** What can be done with a report as a whole: its files, sending it, changing a draft, and comparing it with an agency’s own figures. */
export function ReportActionsRow({
  answer: { report, mayEdit, mayAnswer, returned },
}: {
  readonly answer: ReportAnswer;
}) {
  const link = useLink();
  const { download } = useServices();
  const { isDrafting, isScrutinising, seesPeople } = useMayReport();
  const saving = useAction();
  const sent = useDoneNote('Sent');
  const [isSending, setSending] = useState(false);
  const files = ORDER.filter((format) => report.files.some((file) => file.format === format));
  return (
    <>
      <ButtonRow>
        {files.map((format) => (
          <Button
            key={format}
            icon={format === 'pdf' ? 'document' : 'down'}
            about={`of ${report.title}`}
            onPress={() =>
              saving.run(() => download(`/api/v1/reports/${report.id}/files/${format}`, fileNameOf(report, format)))
            }
          >
            {FORMAT_WORDS[format]}
          </Button>
        ))}
        {mayAnswer && returned.length > 0 ? (
          <ButtonLink kind="main" href="#answers">
            Confirm or dispute each figure
          </ButtonLink>
        ) : null}
        {mayEdit ? <ButtonLink href={link(`/reports/${report.id}/change`)}>Change the draft</ButtonLink> : null}
        {isDrafting && report.state === 'published' ? <Button onPress={() => setSending(true)}>Send</Button> : null}
        {seesPeople ? (
          <ButtonLink href={link(`/reports/${report.id}/compare`)}>Compare with an agency’s own figures</ButtonLink>
        ) : null}
        {isScrutinising && report.kind === 'board' && report.state === 'published' ? (
          <Button
            icon="down"
            about={`of ${report.title}`}
            onPress={() =>
              saving.run(() => download(`/api/v1/reports/${report.id}/extract.csv`, fileNameOf(report, 'extract')))
            }
          >
            Rows without names
          </Button>
        ) : null}
        <Button icon="print" onPress={() => window.print()}>
          Print
        </Button>
      </ButtonRow>
      {sent.note}
      <FaultNote title="The file was not saved" error={saving.error} />
      {report.state === 'published' && files.length === 0 ? (
        <p className="small muted">The files are being made. They are here when you open the report again.</p>
      ) : null}
      {isSending ? (
        <SendDialog
          report={report}
          onClose={() => setSending(false)}
          onSent={(words) => {
            setSending(false);
            sent.say(words);
          }}
        />
      ) : null}
    </>
  );
}
