import type { Finding } from '@trellis/core';
import { z } from 'zod';
import { ERROR_STATUS, STATUS_TITLES, type ApiErrorCode, type Fault } from '../errors.ts';

const codes = Object.keys(ERROR_STATUS) as [ApiErrorCode, ...ApiErrorCode[]];

/** An error over REST: problem details with our code and the fields at fault. @source RFC 9457, section 3 */
export const Problem = z.object({
  type: z.literal('about:blank'),
  title: z.string().meta({ description: 'The status in words' }),
  status: z.number().int(),
  detail: z.string().meta({ description: 'A sentence for the person who has to put it right' }),
  code: z.enum(codes).meta({ description: 'What is wrong, from a closed list' }),
  errors: z
    .array(
      z.object({
        field: z.string().meta({ description: 'Dotted path of the field; empty for the whole' }),
        reason: z.string(),
      }),
    )
    .optional(),
  facts: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'Ids, dates and names of fields that belong to the sentence' }),
});
export type Problem = z.infer<typeof Problem>;

/** The problem details of a fault. */
export function problemOf(fault: Fault): Problem {
  return {
    type: 'about:blank',
    title: STATUS_TITLES[fault.status],
    status: fault.status,
    detail: fault.message,
    code: fault.code,
    ...(fault.errors.length > 0 ? { errors: fault.errors as Finding[] } : {}),
    ...(Object.keys(fault.facts).length > 0 ? { facts: { ...fault.facts } } : {}),
  };
}
