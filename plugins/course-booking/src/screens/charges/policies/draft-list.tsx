import { Button, ButtonRow } from '@trellis/ui/button';
import { Disclosure } from '@trellis/ui/disclosure';
import { Stack } from '@trellis/ui/layout';
import { Row, Rows } from '@trellis/ui/rows';
import { StateMark } from '@trellis/ui/state-mark';
import type { ReactNode } from 'react';
import { useDraft } from './draft-context.tsx';
import { faultAt, listAt, movedIn, valueAt } from './draft-tree.ts';
import { DraftSource } from './draft-source.tsx';

export interface DraftListProps {
  readonly at: string;
  /** What one thing is called, in lower case: "tier", "row". */
  readonly what: string;
  /** What stands under a thing's title in the list. */
  readonly detail?: (item: unknown, place: number) => ReactNode;
  /** A new thing, put at the end. */
  readonly blank: (list: readonly unknown[]) => unknown;
  /** Whether the order counts, so that things can be moved. */
  readonly isInOrder?: boolean;
  /** Whether things have no place in a document of their own. */
  readonly isWithoutSource?: boolean;
  /** How few there may be. */
  readonly least?: number;
  /** The fields of one thing. */
  readonly children: (at: string, place: number) => ReactNode;
}

/** A list of things in a draft: each opens in place, can be taken out, and moved where the order counts. */
export function DraftList({
  at,
  what,
  detail,
  blank,
  isInOrder = false,
  isWithoutSource = false,
  least = 0,
  children,
}: DraftListProps) {
  const { policy, findings, set } = useDraft();
  const list = listAt(policy, at);
  return (
    <Stack>
      {list.length === 0 ? (
        <p className="muted small">None.</p>
      ) : (
        <Rows label={`Every ${what}`}>
          {list.map((item, place) => {
            const title = titleOf(item, `${what} ${place + 1}`);
            const fault = faultAt(findings, `${at}.${place}`);
            return (
              <Row
                key={keyOf(item, place)}
                title={isInOrder ? `${place + 1}. ${title}` : title}
                detail={detail?.(item, place)}
                end={
                  fault === undefined ? undefined : (
                    <StateMark state="due-soon" look="small">
                      To put right
                    </StateMark>
                  )
                }
              >
                <Disclosure
                  summary={
                    <>
                      Change<span className="vh"> {title}</span>
                    </>
                  }
                >
                  <Stack>
                    {children(`${at}.${place}`, place)}
                    {isWithoutSource ? null : <DraftSource at={`${at}.${place}.source`} />}
                    <ButtonRow>
                      {isInOrder ? (
                        <>
                          <Button
                            small
                            about={title}
                            disabled={place === 0}
                            onPress={() => set(at, movedIn(list, place, -1))}
                          >
                            Move up
                          </Button>
                          <Button
                            small
                            about={title}
                            disabled={place === list.length - 1}
                            onPress={() => set(at, movedIn(list, place, 1))}
                          >
                            Move down
                          </Button>
                        </>
                      ) : null}
                      {list.length > least ? (
                        <Button small about={title} onPress={() => set(at, list.toSpliced(place, 1))}>
                          Take out
                        </Button>
                      ) : null}
                    </ButtonRow>
                  </Stack>
                </Disclosure>
              </Row>
            );
          })}
        </Rows>
      )}
      <ButtonRow>
        <Button small onPress={() => set(at, [...list, blank(list)])}>
          Add a {what}
        </Button>
      </ButtonRow>
    </Stack>
  );
}

function titleOf(item: unknown, instead: string): string {
  const title = valueAt(item, 'title') ?? valueAt(item, 'point');
  return typeof title === 'string' && title !== '' ? title : instead;
}

function keyOf(item: unknown, place: number): string {
  const id = valueAt(item, 'id') ?? valueAt(item, 'number');
  return typeof id === 'string' || typeof id === 'number' ? String(id) : String(place);
}
