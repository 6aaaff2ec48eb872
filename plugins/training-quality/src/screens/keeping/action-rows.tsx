import type { QualityAction } from '@trellis/core/quality';
import { useSession } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Row, Rows } from '@trellis/ui/rows';
import { todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { useMayDo } from '../who-may.ts';
import { ActionDialog } from './action-dialog.tsx';
import { actionStands } from './action-words.ts';
import { CloseAction } from './close-action.tsx';

export interface ActionRowsProps {
  readonly actions: readonly QualityAction[];
  /** What stands here when there is none. */
  readonly empty: string;
  readonly onChanged: () => void;
}

/** Actions of one review, observation or lesson: what, who, by when, and what was done. */
export function ActionRows({ actions, empty, onChanged }: ActionRowsProps) {
  const timeZone = useTimeZone();
  const { isRunning } = useMayDo();
  const { personId } = useSession();
  const [sheet, open] = useState<{ readonly does: 'change' | 'close'; readonly action: QualityAction }>();
  const today = todayOn(timeZone);
  const changed = (): void => {
    open(undefined);
    onChanged();
  };
  if (actions.length === 0) return <p>{empty}</p>;
  return (
    <>
      <Rows label="Actions">
        {actions.map((action) => {
          const { sign, words } = actionStands(action, today);
          const isOpen = action.closed === undefined;
          const isOwner = personId !== undefined && action.ownerId === personId;
          return (
            <Row
              key={action.id}
              title={action.text}
              detail={<StateMark state={sign}>{words}</StateMark>}
              text={action.closed === undefined ? action.ownerName : `${action.ownerName}: ${action.closed.what}`}
            >
              {isOpen && (isRunning || isOwner) ? (
                <ButtonRow>
                  <Button small about={action.text} onPress={() => open({ does: 'close', action })}>
                    It is done
                  </Button>
                  {isRunning ? (
                    <Button small about={action.text} onPress={() => open({ does: 'change', action })}>
                      Change
                    </Button>
                  ) : null}
                </ButtonRow>
              ) : null}
            </Row>
          );
        })}
      </Rows>
      {sheet?.does === 'change' ? (
        <ActionDialog action={sheet.action} of={sheet.action.of} onClose={() => open(undefined)} onSaved={changed} />
      ) : null}
      {sheet?.does === 'close' ? (
        <CloseAction action={sheet.action} onClose={() => open(undefined)} onClosed={changed} />
      ) : null}
    </>
  );
}
