import { inFours } from '@trellis/core';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { fileSize } from '@trellis/ui/file-field';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { useState } from 'react';
import type { ReportShown } from './report-answer.ts';
import { FORMAT_WORDS } from './report-words.ts';

/** The fingerprints of the files of a signed report, and a way to see that its figures still come out the same. */
export function SignedFacts({ report }: { readonly report: ReportShown }) {
  const api = useApi();
  const checking = useAction();
  const [isSame, setSame] = useState<boolean>();
  return (
    <Stack gap="wide">
      {report.files.length === 0 ? null : (
        <Facts
          wide
          items={report.files.map(({ format, sha256, bytes }) => ({
            term: `${FORMAT_WORDS[format]}, ${fileSize(bytes)}`,
            detail: <Fingerprint sha256={sha256} />,
          }))}
        />
      )}
      <div className="btns">
        <Button
          busy={checking.isBusy ? 'Working the figures out again' : undefined}
          onPress={() =>
            checking.run(async () => {
              setSame((await api.reporting.regenerate.query({ id: report.id })).isSame);
            })
          }
        >
          Work the figures out again
        </Button>
      </div>
      <FaultNote title="We could not work them out again" error={checking.error} />
      {isSame === undefined ? null : (
        <Note
          live="status"
          state={isSame ? 'current' : 'fault'}
          title={isSame ? 'They are the same' : 'They are not the same'}
        >
          {isSame
            ? 'Worked out anew for the same day, by what was known when it was signed, every figure is the same.'
            : 'What was signed is shown above. Ask an administrator to run the audit: something was changed that should not have been.'}
        </Note>
      )}
    </Stack>
  );
}

function Fingerprint({ sha256 }: { readonly sha256: string }) {
  return <code title={sha256}>{inFours(sha256)}</code>;
}
