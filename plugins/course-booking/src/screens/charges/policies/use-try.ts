import type { Finding } from '@trellis/core';
import type { Quote } from '@trellis/core/charging';
import { errorWords, useApi, useLoad } from '@trellis/plugin/screens';
import type { QuestionAsked } from './calculator-entry.ts';

/** What the calculator has to say. */
export interface Tried {
  readonly quote: Quote | undefined;
  /** What is wrong with the draft; undefined where that has not been asked yet. */
  readonly findings: readonly Finding[] | undefined;
  /** Why there is no price. */
  readonly sentence: string | undefined;
}

const POLICY = 'policy.';
const FAULTS = 'billing.draft-faults';

/** Asks what a place would cost under a draft, each time that either has stopped changing. The answer before stays meanwhile. */
export function useTry(policy: Readonly<Record<string, unknown>>, question: QuestionAsked | undefined): Tried {
  const api = useApi();
  const asked = JSON.stringify([policy, question ?? null]);
  const trying = useLoad<Tried>(
    async () => {
      if (question === undefined)
        return {
          quote: undefined,
          findings: undefined,
          sentence: 'Fill in what is missing, and the price appears here.',
        };
      try {
        const quote = await api.billing.tryDraft.query({ policy: { ...policy }, question });
        return { quote, findings: [], sentence: undefined };
      } catch (error) {
        const { code, sentence, fields } = errorWords(error);
        if (code !== FAULTS) return { quote: undefined, findings: undefined, sentence };
        return { quote: undefined, findings: fields.map(withoutPrefix), sentence };
      }
    },
    [asked],
    [],
  );
  return trying.answer ?? { quote: undefined, findings: undefined, sentence: undefined };
}

function withoutPrefix({ field, reason }: Finding): Finding {
  return { field: field.startsWith(POLICY) ? field.slice(POLICY.length) : field, reason };
}
