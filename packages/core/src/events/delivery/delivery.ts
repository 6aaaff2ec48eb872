import type { PersonId } from '../../ids.ts';
import type { ChosenReadings } from '../../readings.ts';
import { matched } from '../../trainers/eligible/matched.ts';
import type { Eligibility, Trainer } from '../../trainers/schema.ts';
import { inWords } from '../../wording.ts';

/** Something that speaks against delivering an event with the trainers who lead it. */
export interface DeliveryProblem {
  readonly code: 'none' | 'not-eligible' | 'alone' | 'same-agency';
  /** Who is not eligible. */
  readonly personId?: PersonId | undefined;
  /** A sentence without a name. */
  readonly sentence: string;
  /** The reading of an open point that decided. */
  readonly option?: string | undefined;
}

/** Who leads an event, each with what the standard says of her for its days. */
export interface Leading {
  readonly trainer: Pick<Trainer, 'personId' | 'agencyId'>;
  readonly eligibility: Pick<Eligibility, 'isEligible' | 'missing' | 'option'>;
}

/**
 * What speaks against delivering an event with these trainers: somebody who may not train, one alone for a course of several agencies, or all of
 * one agency.
 *
 * @returns in the order of the trainers, then what they are together; empty when all is well
 * @source Leeds, Learning and Development Offer: matched by agency, job role, skills and knowledge; AMB-TR-2
 */
export function deliveryProblems(
  leading: readonly Leading[],
  { isInterAgency, readings }: { readonly isInterAgency: boolean; readonly readings: ChosenReadings },
): readonly DeliveryProblem[] {
  if (leading.length === 0) return [{ code: 'none', sentence: 'Nobody leads it.' }];
  const pair = matched(
    leading.map(({ trainer }) => trainer),
    readings,
  );
  return [
    ...leading.flatMap(({ trainer, eligibility }): DeliveryProblem[] =>
      eligibility.isEligible
        ? []
        : [
            {
              code: 'not-eligible',
              personId: trainer.personId,
              sentence: `A trainer may not lead it: ${eligibility.missing.join(' and ')} missing.`,
              option: eligibility.option,
            },
          ],
    ),
    ...together(leading.length, { isInterAgency, pair }),
  ];
}

function together(
  many: number,
  { isInterAgency, pair }: { readonly isInterAgency: boolean; readonly pair: ReturnType<typeof matched> },
): readonly DeliveryProblem[] {
  if (pair.isMultiAgency) return [];
  if (many > 1)
    return [{ code: 'same-agency', sentence: `All ${inWords(many)} trainers are of one agency.`, option: pair.option }];
  if (!isInterAgency) return [];
  return [
    {
      code: 'alone',
      sentence: 'One trainer alone leads a course that is meant for several agencies.',
      option: pair.option,
    },
  ];
}
