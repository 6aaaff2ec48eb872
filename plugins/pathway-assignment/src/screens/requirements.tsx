import type { PathwayRow, PersonAnswer } from '@trellis/core/compliance';
import { Button, TextButton } from '@trellis/ui/button';
import { RequirementCard, RequirementList } from '@trellis/ui/requirement-card';
import { lazy, Suspense, useState } from 'react';
import { becauseLine, forPosts, stateLine, type Reader } from './words.ts';

const Why = lazy(async () => ({ default: (await import('./why.tsx')).Why }));

export interface RequirementsProps {
  readonly answer: PersonAnswer;
  readonly reader: Reader;
}

/** Each requirement with its state and reason, and the sheet that says why. */
export function Requirements({ answer, reader }: RequirementsProps) {
  const [asked, ask] = useState<PathwayRow>();
  return (
    <>
      <RequirementList>
        {answer.requirements.map((row) => (
          <RequirementCard
            key={`${row.requirement} ${row.postIds.join()}`}
            state={row.state}
            title={row.title}
            says={stateLine(row, answer.asAt)}
            because={becauseLine(row, answer.posts, reader)}
            forPost={forPosts(row, answer.posts, reader)}
            loud={row.state === 'overdue'}
            actions={
              row.state === 'overdue' ? (
                <Button onPress={() => ask(row)} about={row.title}>
                  Why is this overdue?
                </Button>
              ) : (
                <TextButton onPress={() => ask(row)} about={row.title}>
                  Why?
                </TextButton>
              )
            }
          />
        ))}
      </RequirementList>
      {asked === undefined ? null : (
        <Suspense fallback={null}>
          <Why
            row={asked}
            posts={answer.posts}
            evidence={answer.evidence}
            asAt={answer.asAt}
            reader={reader}
            onClose={() => ask(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
