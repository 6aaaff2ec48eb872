import { Button, TextButton } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { DateField } from '@trellis/ui/date-field';
import { Columns, Stack } from '@trellis/ui/layout';
import { TextField } from '@trellis/ui/text-field';
import { noSession, sessionField, type SessionEntry } from './session-entry.ts';

export interface SessionFieldsProps {
  readonly sessions: readonly SessionEntry[];
  readonly onChange: (sessions: readonly SessionEntry[]) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}

/** More sittings than an event can have. */
const MOST = 20;

/** When an event takes place: each sitting with its day and times. */
export function SessionFields({ sessions, onChange, errorOf }: SessionFieldsProps) {
  const change = (at: number, part: Partial<SessionEntry>): void =>
    onChange(sessions.map((session, other) => (other === at ? { ...session, ...part } : session)));
  const times = sessions.map((session, at) => (
    <Stack key={at}>
      <DateField
        id={sessionField('on', at)}
        label={sessions.length === 1 ? 'Day' : `Day of session ${at + 1}`}
        value={session.on}
        onChange={(on) => change(at, { on })}
        error={errorOf(sessionField('on', at))}
      />
      <Columns kind="two">
        <TextField
          id={sessionField('from', at)}
          label="Begins"
          hint="Such as 9:30am"
          value={session.from}
          onChange={(from) => change(at, { from })}
          error={errorOf(sessionField('from', at))}
          maxLength={8}
        />
        <TextField
          id={sessionField('until', at)}
          label="Ends"
          hint="Such as 4:30pm"
          value={session.until}
          onChange={(until) => change(at, { until })}
          error={errorOf(sessionField('until', at))}
          maxLength={8}
        />
      </Columns>
      {sessions.length === 1 ? null : (
        <div>
          <TextButton about={`session ${at + 1}`} onPress={() => onChange(sessions.filter((_, other) => other !== at))}>
            Take out
          </TextButton>
        </div>
      )}
    </Stack>
  ));
  return (
    <>
      {sessions.length === 1
        ? times
        : times.map((fields, at) => (
            <Card key={at} level={3} title={`Session ${at + 1}`}>
              {fields}
            </Card>
          ))}
      {sessions.length >= MOST ? null : (
        <div>
          <Button
            small
            onPress={() => {
              const last = sessions.at(-1) ?? noSession;
              onChange([...sessions, { ...noSession, from: last.from, until: last.until }]);
            }}
          >
            Add another session
          </Button>
        </div>
      )}
    </>
  );
}
