import type { Finding } from '@trellis/core';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const MOST_FINDINGS = 50;

/**
 * What is wrong with which field, in words, from a schema's issues.
 *
 * @returns fields as dotted paths (`posts.0.startsOn`; empty for the whole), at most fifty
 */
export function findingsOf(issues: readonly Issue[], prefix = ''): readonly Finding[] {
  return issues.flatMap((issue) => findingsOfIssue(issue, prefix)).slice(0, MOST_FINDINGS);
}

function findingsOfIssue(issue: Issue, prefix: string): readonly Finding[] {
  const field = [prefix, ...issue.path.map(String)].filter((part) => part !== '').join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: field === '' ? key : `${field}.${key}`, reason: 'is not a known field' }));
  // Of several shapes that would do, the one that comes closest says most.
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return findingsOf(
      issue.errors.reduce((best, errors) => (depthOf(errors) > depthOf(best) ? errors : best)),
      field,
    );
  return [{ field, reason: reasonOf(issue) }];
}

const oneOf = (values: readonly unknown[]): string => `must be one of: ${values.slice(0, 30).map(String).join(', ')}`;

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length)) - issues.length / 1000;
}

function reasonOf(issue: Issue): string {
  const { message } = issue;
  if (issue.code === 'invalid_type')
    return message.endsWith('received undefined')
      ? 'is needed'
      : `must be ${words[issue.expected] ?? `a ${issue.expected}`}`;
  // What a schema says in our own words stays; the library's own begin like this.
  if (!/^(Invalid|Too small|Too big)/.test(message)) return message;
  if (issue.code === 'invalid_value') return oneOf(issue.values);
  // Of shapes told apart by a field, none has this value there.
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) return oneOf(issue.options);
  if (issue.code === 'too_small') return `must ${measures[issue.origin] ?? 'be'} at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `must ${measures[issue.origin] ?? 'be'} at most ${issue.maximum}`;
  return 'is not written in the right form';
}

const words: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  int: 'a whole number',
  boolean: 'true or false',
  string: 'text',
};
const measures: Readonly<Record<string, string>> = { string: 'have a length of', array: 'have a length of' };
