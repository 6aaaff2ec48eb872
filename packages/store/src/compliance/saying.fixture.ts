import { dayOf, FOREVER } from '@trellis/core';
import {
  WHOLE,
  type Judge,
  type JudgedSpan,
  type JudgingByRules,
  type LifeRecord,
  type StoredSpan,
} from '@trellis/core/compliance';

/** Judging that says these spans whatever the rules, each of the person whose post it names. What rests on evidence rests on her first piece. */
export function saying(spans: readonly StoredSpan[]): JudgingByRules {
  const judge: Judge = (life) => {
    const theirs = spans.filter((span) => life.posts.some((post) => post.id === span.post));
    const said = (isMeant: (span: StoredSpan) => boolean) => theirs.filter(isMeant).map((span) => spanOf(span, life));
    return {
      alone: said(({ view, requirement }) => view === 'post' && requirement !== WHOLE),
      whole: said(({ requirement }) => requirement === WHOLE),
      person: said(({ view, requirement }) => view === 'person' && requirement !== WHOLE),
    };
  };
  return { ready: [], judgeBy: () => Promise.resolve(judge) };
}

function spanOf({ because, ...span }: StoredSpan, life: LifeRecord): JudgedSpan {
  const { evidence, ...basis } = because;
  const day = (date: string | null): number | null => (date === null ? null : dayOf(date));
  return {
    requirement: span.requirement,
    post: life.posts.findIndex((post) => post.id === span.post),
    state: span.state,
    from: dayOf(span.from),
    to: day(span.to) ?? FOREVER,
    dueOn: day(span.dueOn),
    heldOn: day(span.heldOn),
    evidence: evidence === undefined ? undefined : 0,
    basis,
  };
}
