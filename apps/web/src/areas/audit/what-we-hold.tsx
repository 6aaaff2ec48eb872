import { useAction, useApi, useSession } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Facts } from '@trellis/ui/facts';
import { Columns, Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { saveAs } from '@trellis/ui/save-as';

/** What is held about the reader, who sees it, and all of it as a file. */
export function WhatWeHold() {
  const api = useApi();
  const session = useSession();
  const { personId } = session;
  const [isSaved, setSaved] = useState(false);
  const exporting = useAction();
  function take(id: string): void {
    exporting.run(async () => {
      const held = await api.audit.subjectExport.mutate({ personId: id });
      saveAs(
        new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }),
        'what-trellis-holds-about-me.json',
      );
      setSaved(true);
    });
  }
  return (
    <>
      <PageHead
        title="What we hold about you"
        lead={`${session.partnership.name} keeps a record of your safeguarding learning, so that you and the agencies you work for know what you need and when.`}
      />
      <Columns spaced>
        <Card title="What, and who sees it">
          <Facts
            wide
            items={[
              {
                term: 'Who you are',
                detail:
                  'Your name, earlier names, work e-mail and staff numbers. From your agencies. They see their own part.',
              },
              {
                term: 'Your posts',
                detail:
                  'Job title, team, manager, groups and dates. Each agency sees its own posts of yours, and no other.',
              },
              {
                term: 'Your learning',
                detail:
                  'What you completed, when, and who signed it. You see all of it. An agency sees what its own posts rest on.',
              },
              {
                term: 'What you say of courses',
                detail:
                  'Your ratings, your plan, and what you and your manager wrote. You see it; your manager sees your plan if you share it; the coordinator may read it, which is noted. Words go after two years. Reports show groups, never names, and on an anonymous form nobody can tell which answers were yours.',
              },
              {
                term: 'Your sign-ins',
                detail: 'Which account of which LMS is yours, and when it was last used. Administrators see it.',
              },
              { term: 'Changes', detail: 'Who changed something about you, when and why. Administrators see it.' },
            ]}
          />
        </Card>
        <Card title="Take it with you">
          <Stack>
            {personId === undefined ? (
              <p>
                We do not know yet which record is yours, so there is no record to give you. Your account itself holds
                what your LMS told us: a number, and a name if it gave one.
              </p>
            ) : (
              <>
                <p>
                  One file with everything that is held about you, every earlier version included. That you took it is
                  kept in the audit.
                </p>
                <FaultNote title="We could not make the file" error={exporting.error} />
                {isSaved ? (
                  <Note state="current" live="status" title="Saved">
                    The file is among your downloads.
                  </Note>
                ) : null}
                <Button
                  wide
                  icon="down"
                  busy={exporting.isBusy ? 'Making the file' : undefined}
                  onPress={() => take(personId)}
                >
                  Download what you hold about me
                </Button>
              </>
            )}
            <p className="muted small">
              Is something wrong, or do you want it erased? Ask your agency’s training lead. They can correct it, and an
              administrator can erase it.
            </p>
          </Stack>
        </Card>
      </Columns>
    </>
  );
}
